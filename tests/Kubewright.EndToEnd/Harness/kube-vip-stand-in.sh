#!/bin/sh
# Stands in for kube-vip, whose image is not to be had where the tests run. It takes everything from where kube-vip takes it, and from nowhere else: the environment of
# the static pod, the kubeconfig that is mounted, the API server that it is told to ask, and its capabilities. What is missing or wrong there ends it.
set -u
say() { echo "$(date +%T.%3N) $*"; }
die() { say "fatal: $*"; exit 1; }

[ "${1:-}" = manager ] || die "started as '$*', not as manager"
for name in address port vip_interface vip_nodename cp_enable cp_namespace vip_leaderelection vip_leasename vip_leaseduration vip_renewdeadline vip_retryperiod kubernetes_addr; do
    eval "[ -n \"\${$name:-}\" ]" || die "$name is not set"
done
[ "$vip_arp" = true ] && [ "$cp_enable" = true ] && [ "$vip_leaderelection" = true ] && [ "$svc_enable" = false ] || die "not the control plane's address by ARP alone"
[ -e "/sys/class/net/$vip_interface" ] || die "there is no interface $vip_interface"

# Before 0.9 the prefix has another name, and the API server of this host is asked by a name that has to be known here.
prefix=${vip_subnet:-${vip_cidr:-}}
[ -n "$prefix" ] || die "neither vip_subnet nor vip_cidr is set"
server=$kubernetes_addr
[ -n "${vip_subnet:-}" ] || server=https://kubernetes:$port

kubeconfig=/etc/kubernetes/admin.conf
[ -f "$kubeconfig" ] || die "there is no $kubeconfig"
mkdir -p /tmp/id && umask 077
for part in certificate-authority client-certificate client-key; do
    sed -n "s/^ *$part-data: *//p" "$kubeconfig" | base64 -d >"/tmp/id/$part" && [ -s "/tmp/id/$part" ] || die "$kubeconfig has no $part-data"
done

leases=$server/apis/coordination.k8s.io/v1/namespaces/$cp_namespace/leases
now() { date +%s%3N; }

# ask METHOD URL [BODY]: the answer's code in $code, its body in $answer.
ask() {
    answer=$(curl -sS -m "$vip_renewdeadline" -X "$1" --cacert /tmp/id/certificate-authority --cert /tmp/id/client-certificate --key /tmp/id/client-key \
        -H 'Content-Type: application/json' ${3:+--data "$3"} -w '\n%{http_code}' "$2" 2>&1) || { code=0; return 1; }
    code=${answer##*
}
    [ "$code" -lt 300 ]
}

field() { printf %s "$answer" | sed -n "s/.*\"$1\": *\"\\([^\"]*\\)\".*/\\1/p" | head -n 1; }

# lease HOLDER SECONDS [VERSION]
lease() {
    time=$(date -u +%Y-%m-%dT%H:%M:%S.%6NZ)
    echo "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"metadata\":{\"name\":\"$vip_leasename\",\"namespace\":\"$cp_namespace\"${3:+,\"resourceVersion\":\"$3\"}},\"spec\":{\"holderIdentity\":\"$1\",\"leaseDurationSeconds\":$2,\"acquireTime\":\"$time\",\"renewTime\":\"$time\"}}"
}

# Whether the lease is ours now. A holder has not renewed it in time when the same renewal has been seen for as long as the lease lasts, as client-go judges.
seen='' seen_at=0 version=''
elect() {
    if [ -z "$version" ]; then
        if ! ask GET "$leases/$vip_leasename"; then
            [ "$code" = 404 ] || return 1
            ask POST "$leases" "$(lease "$vip_nodename" "$vip_leaseduration")" || return 1
            version=$(field resourceVersion)
            return 0
        fi
        holder=$(field holderIdentity) renewed=$(field renewTime)
        [ "$renewed" = "$seen" ] || { seen=$renewed; seen_at=$(now); }
        [ -z "$holder" ] || [ "$holder" = "$vip_nodename" ] || [ $(($(now) - seen_at)) -gt $((vip_leaseduration * 1000)) ] || return 1
        version=$(field resourceVersion)
    fi
    if ask PUT "$leases/$vip_leasename" "$(lease "$vip_nodename" "$vip_leaseduration" "$version")"; then
        version=$(field resourceVersion)
        return 0
    fi
    [ "$code" != 409 ] || { version=''; given_up=yes; }
    return 1
}

held=''
announce() {
    perl -e '
        my ($index, $mac, $address) = @ARGV;
        my ($hardware, $internet) = (pack("H12", $mac =~ s/://gr), pack("C4", split /\./, $address));
        my $frame = "\xff" x 6 . $hardware . pack("n", 0x0806) . pack("nnCCn", 1, 0x0800, 6, 4, 1) . $hardware . $internet . "\0" x 6 . $internet;
        socket(my $socket, 17, 3, unpack("S", pack("n", 0x0806))) or die "no raw socket: $!\n";
        send($socket, $frame, 0, pack("SnlSCCa8", 17, 0x0806, $index, 1, 0, 6, "\xff" x 6)) or die "cannot send: $!\n";' \
        "$(cat "/sys/class/net/$vip_interface/ifindex")" "$(cat "/sys/class/net/$vip_interface/address")" "$address"
}
bind() {
    ip addr replace "$address/$prefix" dev "$vip_interface" || die "cannot bind $address"
    announce || die "cannot announce $address"
    [ -n "$held" ] || say "$vip_nodename has $address"
    held=yes
}
drop() {
    ! ip addr del "$address/$prefix" dev "$vip_interface" 2>/dev/null || say "$vip_nodename gave $address up: $1"
    held=''
}
end() {
    drop "told to end"
    [ -z "$version" ] || ask PUT "$leases/$vip_leasename" "$(lease '' 1 "$version")"
    exit 0
}
trap end TERM INT

say "asking $server for $vip_leasename: $vip_leaseduration/$vip_renewdeadline/$vip_retryperiod s"
drop "found at the start"
last=$(now) complaint=''
while :; do
    given_up=''
    if elect; then
        last=$(now)
        bind
    else
        if [ "$code" = 0 ] && [ "$answer" != "$complaint" ]; then complaint=$answer; say "$answer"; fi
        if [ -n "$held" ] && { [ -n "$given_up" ] || [ $(($(now) - last)) -gt $((vip_renewdeadline * 1000)) ]; }; then
            version=''
            drop "the lease was not renewed"
        fi
    fi
    sleep "$vip_retryperiod" &
    wait $!
done

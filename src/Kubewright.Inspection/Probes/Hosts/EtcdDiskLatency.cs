using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>
/// How long the disk of etcd's data takes to make a small write durable. As etcd writes its log: 2300 bytes over preallocated ones, then fdatasync, a hundred
/// times or for three seconds. perl or python3 call it directly; where neither is, dd does, whose own start is measured and taken off (± 1 ms). A file of 230 kB
/// is made for it beside the data and removed.
/// </summary>
public sealed record EtcdDiskLatency : Probe<DiskLatency>
{
    private const int Fewest = 20;

    public override string Id => "etcd-disk-latency";

    // In perl the call goes by its number: 75 on amd64, 83 on arm64 (asm/unistd.h). Times are in milliseconds, one a line, after a line with the tool.
    public override string Script => """
        at=/var/lib/etcd; until [ -d "$at" ]; do at=${at%/*}; done
        file=$(mktemp "$at/.kubewright-latency-XXXXXX") || exit 1
        trap 'rm -f "$file"' EXIT
        dd if=/dev/zero of="$file" bs=2300 count=100 conv=fsync 2>/dev/null || exit 1
        case $(uname -m) in x86_64) call=75 ;; aarch64) call=83 ;; *) call= ;; esac
        if [ -n "$call" ] && perl -MTime::HiRes -e 1 2>/dev/null; then
            echo perl
            timeout 5 perl -MTime::HiRes=time -e 'my ($file, $call) = @ARGV; open(my $f, "+<", $file) or die; my $end = time + 3; my $text = "x" x 2300;
                for (1..100) { my $from = time; syswrite($f, $text) or die; syscall($call + 0, fileno($f)) == 0 or die "$!"; printf "%.3f\n", (time - $from) * 1000; last if time > $end }' "$file" "$call" || exit 1
        elif command -v python3 >/dev/null; then
            echo python3
            timeout 5 python3 -c '
        import os, sys, time
        f = os.open(sys.argv[1], os.O_WRONLY); end = time.monotonic() + 3
        for _ in range(100):
            start = time.monotonic(); os.write(f, b"x" * 2300); os.fdatasync(f); print("%.3f" % ((time.monotonic() - start) * 1000))
            if time.monotonic() > end: break' "$file" || exit 1
        else
            echo dd
            one() { from=$(date +%s%N); dd if=/dev/zero of="$file" bs=2300 count=1 seek="$1" conv="$2" 2>/dev/null || exit 1; took=$(( $(date +%s%N) - from )); }
            idle=1000000000; for n in 1 2 3 4 5 6 7 8 9 10; do one $n notrunc; [ $took -gt $idle ] || idle=$took; done
            start=$(date +%s); n=0
            while [ $n -lt 100 ] && [ $(( $(date +%s) - start )) -lt 4 ]; do one $n notrunc,fdatasync; awk -v t=$(( took - idle )) 'BEGIN { printf "%.3f\n", t / 1e6 }'; n=$(( n + 1 )); done
        fi
        echo asked
        """;

    protected override Fact<DiskLatency> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { Count: > Fewest } lines)
        {
            return Unknown($"the disk of /var/lib/etcd was not measured: {(answer.Complaint.Length > 0 ? answer.Complaint : "no answer")}");
        }

        var times = lines.Skip(1).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).Order().ToList();
        return Known(new DiskLatency(times.Count, Math.Max(0, times[times.Count / 2]), Math.Max(0, times[(int)Math.Ceiling(times.Count * 0.99) - 1]), lines[0]));
    }
}

/// <summary>How long durable writes took, in milliseconds.</summary>
/// <param name="Writes">How many were measured.</param>
/// <param name="NinetyNinth">What 99 of 100 did not exceed.</param>
/// <param name="Tool">What measured: perl, python3 or dd.</param>
public sealed record DiskLatency(int Writes, double Median, double NinetyNinth, string Tool);

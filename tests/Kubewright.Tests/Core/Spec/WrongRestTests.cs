using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongRestTests
{
    [Theory]
    [InlineData(
        "runtime: {sandboxImage: \"a b\"}\n",
        "6 runtime.sandboxImage: 'a b' is not an image reference; write registry and path without a scheme, such as registry.example.com:5000/kubernetes")]
    [InlineData(
        "runtime: {restrictOomScoreAdj: yes}\n",
        "6 runtime.restrictOomScoreAdj: 'yes' is not true or false; write true or false")]
    [InlineData(
        "runtime: {restrictOomScoreAdj: [true]}\n",
        "6 runtime.restrictOomScoreAdj: here is a list, where a single value belongs; write the value behind the colon")]
    [InlineData(
        "artifacts: {directory: missing}\n",
        "6 artifacts.directory: there is no directory /cluster/missing; write the directory's path, relative to this file or absolute")]
    [InlineData(
        "artifacts: {url: \"ftp://mirror/x\"}\n",
        "6 artifacts.url: 'ftp://mirror/x' is not an http or https URL; write a URL such as https://mirror.example.com/kubernetes")]
    [InlineData(
        "artifacts: {imageRepository: \"https://registry/x\"}\n",
        "6 artifacts.imageRepository: 'https://registry/x' is not an image reference; "
        + "write registry and path without a scheme, such as registry.example.com:5000/kubernetes")]
    [InlineData(
        "ssh: {jump: \"a b\"}\n",
        "6 ssh.jump: 'a b' is not a jump host; write user@host:port, such as admin@bastion.example.com:22; several in a list, in the order of the way")]
    [InlineData(
        "ssh: {jump: [ok, \"a,b\"]}\n",
        "6 ssh.jump[1]: 'a,b' is not a jump host; write user@host:port, such as admin@bastion.example.com:22; several in a list, in the order of the way")]
    [InlineData(
        "ssh: {sudoPasswordFile: missing}\n",
        "6 ssh.sudoPasswordFile: there is no password file /cluster/missing; write its path, relative to this file, absolute or beginning with ~/")]
    [InlineData(
        "ssh: {port: 70000}\n",
        "6 ssh.port: '70000' is not a number from 1 to 65535; write a number from 1 to 65535")]
    [InlineData(
        "ssh: {key: ~/.ssh/missing}\n",
        "6 ssh.key: there is no private key /home/me/.ssh/missing; write its path, relative to this file, absolute or beginning with ~/")]
    [InlineData(
        "kubeadm: {skipPhases: [etcd]}\n",
        "6 kubeadm.skipPhases[0]: without the phase etcd there is no cluster, or no host can join it; leave it out")]
    [InlineData(
        "kubeadm: {skipPhases: [control-plane/apiserver]}\n",
        "6 kubeadm.skipPhases[0]: without the phase control-plane/apiserver there is no cluster, or no host can join it; leave it out")]
    [InlineData(
        "kubeadm: {skipPhases: addon/coredns}\n",
        "6 kubeadm.skipPhases: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "kubeadm: {ignorePreflightErrors: [All]}\n",
        "6 kubeadm.ignorePreflightErrors[0]: 'all' would hide every fault of every host; name each error to ignore, such as SystemVerification")]
    [InlineData("preflight: {accept: [all]}",
        "6 preflight.accept[0]: 'all' would hide every fault of every host; name each check to accept, as 'kubewright preflight' shows it, such as low-memory")]
    [InlineData("preflight: {accept: ['*']}",
        "6 preflight.accept[0]: '*' would hide every fault of every host; name each check to accept, as 'kubewright preflight' shows it, such as low-memory")]
    [InlineData("preflight: {accept: [low-memroy]}", "6 preflight.accept[0]: there is no check 'low-memroy'; write 'low-memory'")]
    [InlineData("preflight: {accept: [NumCPU]}", "6 preflight.accept[0]: there is no check 'NumCPU'; write the name as 'kubewright preflight' shows it, such as low-memory")]
    [InlineData("preflight: {accept: [host-key-unknown]}",
        "6 preflight.accept[0]: the check host-key-unknown cannot be accepted: no cluster comes of it, or an unsafe one; leave it out, and do what 'kubewright preflight' says about it")]
    [InlineData("preflight: {accept: low-memory}", "6 preflight.accept: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "kubeadm: {extraSans: [\"https://x\"]}\n",
        "6 kubeadm.extraSans[0]: 'https://x' is not a DNS name or IP address; "
        + "write names such as k8s.example.com and addresses such as 10.0.0.1, without scheme and port")]
    [InlineData(
        "kubeadm: {extraSans: [Bad_]}\n",
        "6 kubeadm.extraSans[0]: 'Bad_' is not a DNS name or IP address; "
        + "write names such as k8s.example.com and addresses such as 10.0.0.1, without scheme and port")]
    [InlineData(
        "kubeadm: {kubeletConfig: {}}\n",
        "6 kubeadm.kubeletConfig: there is no field 'kubeletConfig' here; write 'kubeletConfiguration'")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    kubernetesVersion: v1.2.3\n",
        "8 kubeadm.clusterConfiguration.kubernetesVersion: kubernetesVersion follows from the rest of the file; write version")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    controlPlaneEndpoint: a:6443\n",
        "8 kubeadm.clusterConfiguration.controlPlaneEndpoint: controlPlaneEndpoint follows from the rest of the file; "
        + "write endpoint.address, endpoint.name and endpoint.port")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    networking: {podSubnet: 10.1.0.0/16}\n",
        "8 kubeadm.clusterConfiguration.networking: networking follows from the rest of the file; "
        + "write networking.podCidr, networking.serviceCidr and networking.dnsDomain")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    apiServer:\n      certSANs: [a]\n",
        "9 kubeadm.clusterConfiguration.apiServer.certSANs: apiServer.certSANs follows from the rest of the file; write kubeadm.extraSans")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    etcd: {external: {}}\n",
        "8 kubeadm.clusterConfiguration.etcd.external: etcd.external follows from the rest of the file; give the hosts that are to run etcd the role etcd")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration: text\n",
        "7 kubeadm.clusterConfiguration: here is a single value, where a map belongs; write one field a line, each as name: value, indented below")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    apiServer:\n      extraArgs: {v: \"4\"}\n",
        "9 kubeadm.clusterConfiguration.apiServer.extraArgs: extraArgs is a map; "
        + "for v1.32.0 kubeadm reads a list; write - name: and value: for each argument")]
    [InlineData(
        "kubeadm:\n  clusterConfiguration:\n    scheduler:\n      extraArgs:\n        - name: v\n          value: 4\n",
        "11 kubeadm.clusterConfiguration.scheduler.extraArgs.value: the argument's value is not a text, and kubeadm takes nothing else; "
        + "write it in quotes: \"4\"")]
    [InlineData(
        "kubeadm: {kubeletConfiguration: {cgroupDriver: cgroupfs}}\n",
        "6 kubeadm.kubeletConfiguration.cgroupDriver: cgroupDriver follows from the rest of the file; "
        + "leave it out: kubelet and containerd are both set to systemd")]
    [InlineData(
        "kubeadm: {kubeletConfiguration: {clusterDomain: a.b}}\n",
        "6 kubeadm.kubeletConfiguration.clusterDomain: clusterDomain follows from the rest of the file; write networking.dnsDomain")]
    [InlineData(
        "kubeadm: {kubeProxyConfiguration: {clusterCIDR: 10.1.0.0/16}}\n",
        "6 kubeadm.kubeProxyConfiguration.clusterCIDR: clusterCIDR follows from the rest of the file; write networking.podCidr")]
    public void Wrong_settings_are_refused(string settings, string errors) => Assert.Equal(errors, Wrong.Errors(Wrong.Header + Wrong.Hosts + settings));
}

using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongYamlTests
{
    [Theory]
    [InlineData(
        "",
        "1 : the file is empty; write apiVersion, kind, version and hosts")]
    [InlineData(
        "# only a comment\n",
        "1 : the file is empty; write apiVersion, kind, version and hosts")]
    [InlineData(
        "just text\n",
        "1 : here is a single value, where a cluster file belongs; write apiVersion, kind, version and hosts, each as name: value")]
    [InlineData(
        "- a\n- b\n",
        "1 : here is a list, where a cluster file belongs; write apiVersion, kind, version and hosts, each as name: value")]
    [InlineData(
        "a: b: c\n",
        "1 : the file is not YAML: While scanning a plain scalar value, found invalid mapping; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "kind: Cluster\n  name: x\n",
        "2 : the file is not YAML: While scanning a plain scalar value, found invalid mapping; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "kind: Cluster\n\tname: x\n",
        "2 : the line is indented with a tab, which YAML forbids; indent with spaces")]
    [InlineData(
        "name: \"x\n",
        "1 : the file is not YAML: While scanning a quoted scalar, found unexpected end of stream; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "hosts: [a, b\n",
        "2 : the file is not YAML: While parsing a flow sequence, did not find expected ',' or ']'; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "a: @b\n",
        "1 : the file is not YAML: While scanning for the next token, found character that cannot start any token; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "? [a, b]\n: c\n",
        "1 : the file is not YAML: a key must be a single word; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n",
        "1 : the file is not YAML: it is nested too deeply; "
        + "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "---\nkind: Cluster\n",
        "6 : the file has a second document; write one cluster per file, without a line of ---")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "name: &name demo\nlab: *name\n",
        "7 lab: the alias *name is not read here; write the value out")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "name: a\nname: b\n",
        "7 name: 'name' is written a second time; the first is in line 6; write it once")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "networking:\n  cni: none\n  dnsDomain: a.b\n  cni: bridge\n",
        "9 networking.cni: 'cni' is written a second time; the first is in line 7; write it once")]
    [InlineData(
        "{}\n",
        "1 apiVersion: apiVersion is missing; write apiVersion: kubewright.io/v1alpha1" + "\n"
        + "1 kind: kind is missing; write kind: Cluster" + "\n"
        + "1 version: the version of Kubernetes is missing; write version: and all three numbers, such as 1.32.0" + "\n"
        + "1 hosts: there are no hosts; write hosts: and below it one address a line, such as - 192.168.2.11")]
    [InlineData(
        "apiVersion: v1\nkind: cluster\nversion: 1.32\nhosts: [192.168.2.11]\n",
        "1 apiVersion: 'v1' is not a version of the cluster file that this Kubewright reads; write apiVersion: kubewright.io/v1alpha1" + "\n"
        + "2 kind: 'cluster' is not a kind of file that Kubewright reads; write kind: Cluster" + "\n"
        + "3 version: '1.32' is not a version of Kubernetes; write all three numbers, such as 1.32.0")]
    [InlineData(
        "kind: Cluster\nversion: 1.32.0\nhosts: [192.168.2.11]\n",
        "1 apiVersion: apiVersion is missing; write apiVersion: kubewright.io/v1alpha1")]
    [InlineData(
        "apiVersion: kubewright.io/v1alpha1\nversion: 1.32.0\nhosts: [192.168.2.11]\n",
        "1 kind: kind is missing; write kind: Cluster")]
    [InlineData(
        "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nhosts: [192.168.2.11]\n",
        "1 version: the version of Kubernetes is missing; write version: and all three numbers, such as 1.32.0")]
    [InlineData(
        "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: 1.19.16\nhosts: [192.168.2.11]\n",
        "3 version: Kubernetes v1.19.16 cannot be built: Kubewright writes configurations for 1.20 and later; write 1.20.0 or a later 1.x version")]
    [InlineData(
        "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: 2.0.0\nhosts: [192.168.2.11]\n",
        "3 version: Kubernetes v2.0.0 cannot be built: Kubewright writes configurations for 1.20 and later; write 1.20.0 or a later 1.x version")]
    [InlineData(
        "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: latest\nhosts: [192.168.2.11]\n",
        "3 version: 'latest' is not a version of Kubernetes; write all three numbers, such as 1.32.0")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "Name: x\n",
        "6 Name: there is no field 'Name' here; write 'name'")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "versions: 1.32.0\n",
        "6 versions: there is no field 'versions' here; write 'version'")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "foo: x\n",
        "6 foo: there is no field 'foo' here; "
        + "the fields here are: apiVersion, kind, name, lab, version, ssh, hosts, endpoint, networking, runtime, artifacts, time, kubeadm, proxy, preflight, etcd")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "ssh: {usr: root}\n",
        "6 ssh.usr: there is no field 'usr' here; write 'user'")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "runtime: {sandbox_image: a/b}\n",
        "6 runtime.sandbox_image: there is no field 'sandbox_image' here; write 'sandboxImage'")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "name: My_Cluster\n",
        "6 name: 'My_Cluster' is not a DNS label; write lower-case letters, digits and dashes, at most 63, with a letter or digit at both ends")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "name: [a]\n",
        "6 name: here is a list, where a single value belongs; write the value behind the colon")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "name: \"\"\n",
        "6 name: '' is not a DNS label; write lower-case letters, digits and dashes, at most 63, with a letter or digit at both ends")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "lab: Demo Lab\n",
        "6 lab: 'Demo Lab' is not a DNS label; write lower-case letters, digits and dashes, at most 63, with a letter or digit at both ends")]
    [InlineData(
        Wrong.Header + Wrong.Hosts + "ssh: root\n",
        "6 ssh: here is a single value, where a map belongs; write one field a line, each as name: value, indented below")]
    public void A_file_that_is_no_cluster_file_is_refused(string yaml, string errors) => Assert.Equal(errors, Wrong.Errors(yaml));
}

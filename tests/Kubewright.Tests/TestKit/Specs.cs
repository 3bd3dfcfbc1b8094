using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Diagnosis;
using Xunit;

namespace Kubewright.Tests.TestKit;

/// <summary>Clusters for tests, made the way users make them.</summary>
internal static class Specs
{
    /// <summary>The demo's layout: HAProxy beside the API servers.</summary>
    public static ClusterSpec ThreeControlPlanesOneWorker(string version, string more = "") => Read(
        $$"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        name: demo
        version: {{version}}
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]
        endpoint: {address: 192.168.2.10, name: k8s-api.example.internal}
        {{more}}
        """);

    /// <summary>The layout of the field notes: two load balancers with nginx, three control planes, one worker.</summary>
    public static ClusterSpec DedicatedBalancers(string version) => Read(
        $$"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: {{version}}
        hosts:
          - {address: 192.168.2.10, roles: [load-balancer]}
          - {address: 192.168.2.20, roles: [load-balancer]}
          - {address: 192.168.2.11, roles: [control-plane]}
          - {address: 192.168.2.12, roles: [control-plane]}
          - {address: 192.168.2.13, roles: [control-plane]}
          - {address: 192.168.2.21, roles: [worker]}
        endpoint: {address: 192.168.2.100, balancer: nginx}
        """);

    /// <summary>Three control planes and a worker with a balancer on each, and an etcd host, which is no node, where it is asked for.</summary>
    public static ClusterSpec LocalBalancers(string balancer = "haproxy", string more = "", string network = "192.168.2.", bool withEtcdHost = false) => Read(
        $$"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts:
          - {address: "{{network}}11", roles: [control-plane]}
          - {address: "{{network}}12", roles: [control-plane]}
          - {address: "{{network}}13", roles: [control-plane]}
          - {address: "{{network}}21", roles: [worker]}
        {{(withEtcdHost ? $"  - {{address: \"{network}31\", roles: [etcd]}}" : "")}}
        endpoint: {kind: local, balancer: {{balancer}}{{more}}}
        """);

    /// <summary>Three control planes and a worker behind somebody else's load balancer.</summary>
    public static ClusterSpec BehindLoadBalancer(string more = "") => Read(
        $$"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        name: demo
        version: 1.32.0
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]
        endpoint: {kind: external, address: 192.168.2.9{{more}}}
        """);

    /// <summary>One host that is everything.</summary>
    public static ClusterSpec OneHost(string version, string more = "") => Read(OneHostFile(version, more));

    /// <inheritdoc cref="OneHost"/>
    public static string OneHostFile(string version, string more = "") => $"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: {version}
        hosts: [192.168.2.11]
        {more}
        """;

    /// <summary>Reads a file that must be valid.</summary>
    public static ClusterSpec Read(string yaml, IClusterFolder? folder = null)
    {
        var reading = SpecReader.Read(yaml, folder ?? new FakeClusterFolder(), RuleCatalog.PreflightCodes);
        return reading is SpecReading.Invalid invalid
            ? throw new Xunit.Sdk.XunitException(string.Join('\n', invalid.Errors))
            : Assert.IsType<SpecReading.Valid>(reading).Spec;
    }
}

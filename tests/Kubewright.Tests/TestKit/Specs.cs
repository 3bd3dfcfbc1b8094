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

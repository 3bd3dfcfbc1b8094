using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// The workload that tries the pod network. It needs no image but the pause image, which every node has: the program in it is the host's own kubectl, whose
/// <c>proxy</c> serves a file over HTTP.
/// </summary>
internal static class AcceptanceManifest
{
    public static string Write(ClusterSpec spec) => $$$"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: {{{AcceptanceWorkload.Namespace}}}
          labels: {pod-security.kubernetes.io/enforce: privileged}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: page, namespace: {{{AcceptanceWorkload.Namespace}}}}
        data: {ready: "{{{PodReachability.Ready}}}"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: acceptance, namespace: {{{AcceptanceWorkload.Namespace}}}}
        spec:
          selector: {app: acceptance}
          ports: [{port: {{{PodReachability.Port}}}}]
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: acceptance, namespace: {{{AcceptanceWorkload.Namespace}}}}
        spec:
          selector: {matchLabels: {app: acceptance}}
          template:
            metadata: {labels: {app: acceptance}}
            spec:
              automountServiceAccountToken: false
              terminationGracePeriodSeconds: 1
              tolerations: [{operator: Exists}]
              containers:
                - name: page
                  image: {{{SandboxImage.For(spec)}}}
                  imagePullPolicy: IfNotPresent
                  command: [/host/kubectl, proxy, --server=http://127.0.0.1:1, --address=0.0.0.0, --port={{{PodReachability.Port}}}, --accept-hosts=.*, --www=/page, --www-prefix=/static/]
                  readinessProbe: {httpGet: {path: {{{PodReachability.Page}}}, port: {{{PodReachability.Port}}}}, periodSeconds: 1}
                  volumeMounts:
                    - {name: program, mountPath: /host/kubectl, readOnly: true}
                    - {name: page, mountPath: /page}
              volumes:
                - name: program
                  hostPath: {path: {{{Kubectl(spec)}}}, type: File}
                - name: page
                  configMap: {name: page}

        """;

    private static string Kubectl(ClusterSpec spec) => spec.Artifacts.Kubernetes == KubernetesSource.Packages ? "/usr/bin/kubectl" : "/usr/local/bin/kubectl";
}

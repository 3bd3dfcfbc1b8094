namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>The API's own words.</summary>
internal static class ClusterJson
{
    public const string Nodes = """
        {
          "apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""},
          "items": [
            {
              "apiVersion": "v1", "kind": "Node",
              "metadata": {"name": "cp1", "labels": {"kubernetes.io/hostname": "cp1", "node-role.kubernetes.io/control-plane": ""}, "annotations": {"kubewright.io/managed-taints": "dedicated:NoExecute"}},
              "spec": {"podCIDR": "10.244.0.0/24", "podCIDRs": ["10.244.0.0/24"], "taints": [{"effect": "NoSchedule", "key": "node-role.kubernetes.io/control-plane"}, {"effect": "NoExecute", "key": "dedicated", "value": "gpu"}]},
              "status": {
                "addresses": [{"address": "192.168.2.11", "type": "InternalIP"}, {"address": "cp1", "type": "Hostname"}],
                "conditions": [
                  {"type": "MemoryPressure", "status": "False", "reason": "KubeletHasSufficientMemory", "message": "kubelet has sufficient memory available"},
                  {"type": "Ready", "status": "True", "reason": "KubeletReady", "message": "kubelet is posting ready status", "lastHeartbeatTime": "2026-11-21T03:00:00Z"}
                ],
                "nodeInfo": {"architecture": "amd64", "containerRuntimeVersion": "containerd://2.0.4", "kubeletVersion": "v1.32.0", "osImage": "Ubuntu 24.04.3 LTS"}
              }
            },
            {
              "apiVersion": "v1", "kind": "Node",
              "metadata": {"name": "cp2"},
              "spec": {},
              "status": {
                "conditions": [
                  {
                    "type": "Ready", "status": "False", "reason": "KubeletNotReady",
                    "message": "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"
                  }
                ],
                "nodeInfo": {"kubeletVersion": "v1.32.0"}
              }
            },
            {
              "apiVersion": "v1", "kind": "Node",
              "metadata": {"name": "ghost"},
              "spec": {},
              "status": {"daemonEndpoints": {"kubeletEndpoint": {"Port": 0}}, "nodeInfo": {"architecture": "", "kubeletVersion": ""}}
            }
          ]
        }

        """;

    public const string LostNode = """
        {
          "apiVersion": "v1", "kind": "List",
          "items": [
            {
              "apiVersion": "v1", "kind": "Node",
              "metadata": {"name": "worker1"},
              "spec": {"podCIDR": "10.244.3.0/24", "taints": [{"effect": "NoExecute", "key": "node.kubernetes.io/unreachable"}]},
              "status": {
                "conditions": [{"type": "Ready", "status": "Unknown", "reason": "NodeStatusUnknown", "message": "Kubelet stopped posting node status."}],
                "nodeInfo": {"kubeletVersion": "v1.20.2"}
              }
            }
          ]
        }

        """;

    public const string Pods = """
        {
          "apiVersion": "v1", "kind": "List",
          "items": [
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {
                "name": "kube-apiserver-cp1", "namespace": "kube-system",
                "annotations": {"kubernetes.io/config.mirror": "2b1f", "kubernetes.io/config.source": "file"}
              },
              "spec": {"nodeName": "cp1", "hostNetwork": true},
              "status": {
                "phase": "Running", "podIP": "192.168.2.11",
                "conditions": [{"type": "Initialized", "status": "True"}, {"type": "Ready", "status": "True"}],
                "containerStatuses": [{"name": "kube-apiserver", "ready": true, "restartCount": 1, "state": {"running": {"startedAt": "2026-11-21T03:00:00Z"}}}]
              }
            },
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "coredns-668d6bf9bc-7xk2p", "namespace": "kube-system"},
              "spec": {"nodeName": "cp2"},
              "status": {
                "phase": "Running", "podIP": "10.244.1.2",
                "conditions": [{"type": "Ready", "status": "False", "reason": "ContainersNotReady"}],
                "containerStatuses": [
                  {"name": "sidecar", "ready": true, "restartCount": 0, "state": {"running": {}}},
                  {"name": "coredns", "ready": false, "restartCount": 7, "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 5m0s restarting failed container"}}}
                ]
              }
            },
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "install-cni-xyz", "namespace": "kube-system", "annotations": {}},
              "spec": {"nodeName": "cp2"},
              "status": {
                "phase": "Succeeded", "podIP": "10.244.1.3",
                "conditions": [{"type": "Ready", "status": "False", "reason": "PodCompleted"}],
                "containerStatuses": [{"name": "install", "ready": false, "restartCount": 0, "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}}]
              }
            },
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "coredns-668d6bf9bc-pending", "namespace": "kube-system"},
              "spec": {},
              "status": {"phase": "Pending", "qosClass": "Burstable"}
            },
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "kube-proxy-slow", "namespace": "kube-system"},
              "spec": {"nodeName": "cp2"},
              "status": {
                "phase": "Running", "podIP": "192.168.2.12",
                "conditions": [{"type": "Ready", "status": "False"}],
                "containerStatuses": [{"name": "kube-proxy", "ready": false, "restartCount": 0, "state": {"running": {}}}]
              }
            }
          ]
        }

        """;

    public const string Acceptance = """
        {
          "apiVersion": "v1", "kind": "List",
          "items": [
            {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "acceptance-abcde", "namespace": "kubewright-acceptance"},
              "spec": {"nodeName": "worker1"},
              "status": {
                "phase": "Running", "podIP": "10.244.3.4",
                "conditions": [{"type": "Ready", "status": "True"}],
                "containerStatuses": [{"name": "page", "ready": true, "restartCount": 0, "state": {"running": {}}}]
              }
            },
            {
              "apiVersion": "v1", "kind": "Service",
              "metadata": {"name": "acceptance", "namespace": "kubewright-acceptance"},
              "spec": {"clusterIP": "10.96.12.1", "ports": [{"port": 8080}]}
            },
            {
              "apiVersion": "v1", "kind": "Namespace",
              "metadata": {"name": "kubewright-acceptance"}
            }
          ]
        }

        """;
}

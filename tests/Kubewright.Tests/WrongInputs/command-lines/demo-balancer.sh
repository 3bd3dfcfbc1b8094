kubewright demo --balancer envoy

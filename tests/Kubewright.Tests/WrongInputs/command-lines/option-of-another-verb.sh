kubewright plan --failover

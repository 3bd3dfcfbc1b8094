kubewright aply

kubewright import

kubewright lab

kubewright plan -f prod.yaml

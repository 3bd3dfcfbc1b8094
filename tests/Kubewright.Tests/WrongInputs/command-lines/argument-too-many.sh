kubewright validate prod.yaml

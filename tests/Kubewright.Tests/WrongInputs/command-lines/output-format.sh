kubewright plan --output xml

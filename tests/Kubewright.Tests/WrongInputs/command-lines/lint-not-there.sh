kubewright lint keepalived.conf

// A small crictl for the lab, where cri-tools cannot be had: what kubeadm and its reset ask, and what people look up.
// It speaks the runtime's own API, so that pods are stopped with their networks and the runtime's view stays true.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"google.golang.org/grpc"
	cri "k8s.io/cri-api/pkg/apis/runtime/v1alpha2"
)

// Set by the linker.
var labVersion = "unknown"

type client struct {
	runtime cri.RuntimeServiceClient
	images  cri.ImageServiceClient
	out     io.Writer
}

type command func(ctx context.Context, c client, args []string) error

func main() {
	var socket string
	flag.StringVar(&socket, "r", "unix:///run/containerd/containerd.sock", "socket of the container runtime")
	flag.StringVar(&socket, "runtime-endpoint", socket, "socket of the container runtime")
	limit := flag.Duration("timeout", 2*time.Minute, "longest time to wait for the runtime")
	onlyVersion := flag.Bool("version", false, "say the version of this program and nothing else")
	flag.Parse()
	if *onlyVersion {
		fmt.Printf("crictl version %s\n", labVersion)
		return
	}
	if err := run(socket, *limit, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "crictl (lab): %v\n", err)
		os.Exit(1)
	}
}

func run(socket string, limit time.Duration, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("no command; this stand-in knows info, version, images, inspecti, pull, pods, ps, stopp and rmp")
	}
	commands := map[string]command{
		"info":     info,
		"version":  showVersion,
		"images":   listImages,
		"inspecti": inspectImage,
		"pull":     pull,
		"pods":     listPods,
		"ps":       listContainers,
		"stopp":    each(stopPod),
		"rmp":      each(removePod),
	}
	do, known := commands[args[0]]
	if !known {
		return fmt.Errorf("no command %q in this stand-in; use ctr -n k8s.io instead", args[0])
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	if !strings.Contains(socket, "://") {
		socket = "unix://" + socket
	}
	dial, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	connection, err := grpc.DialContext(dial, socket, grpc.WithInsecure(), grpc.WithBlock(), grpc.FailOnNonTempDialError(true),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(16*1024*1024)))
	if err != nil {
		return fmt.Errorf("the runtime does not answer at %s: %v; look at systemctl status containerd", socket, err)
	}
	defer connection.Close()
	return do(ctx, client{cri.NewRuntimeServiceClient(connection), cri.NewImageServiceClient(connection), os.Stdout}, args[1:])
}

func info(ctx context.Context, c client, _ []string) error {
	answer, err := c.runtime.Status(ctx, &cri.StatusRequest{})
	if err != nil {
		return err
	}
	return printJSON(c.out, answer)
}

func showVersion(ctx context.Context, c client, _ []string) error {
	answer, err := c.runtime.Version(ctx, &cri.VersionRequest{})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "Version: %s\nRuntimeName: %s\nRuntimeVersion: %s\nRuntimeApiVersion: %s\n",
		labVersion, answer.RuntimeName, answer.RuntimeVersion, answer.RuntimeApiVersion)
	return err
}

func listImages(ctx context.Context, c client, _ []string) error {
	answer, err := c.images.ListImages(ctx, &cri.ListImagesRequest{})
	if err != nil {
		return err
	}
	for _, image := range answer.Images {
		fmt.Fprintf(c.out, "%s\t%s\t%d\n", strings.Join(image.RepoTags, ","), image.Id, image.Size_)
	}
	return nil
}

func inspectImage(ctx context.Context, c client, args []string) error {
	image, err := find(ctx, c, args)
	if err != nil {
		return err
	}
	return printJSON(c.out, image)
}

// The lab has no way out, so an image is either here already or cannot be had.
func pull(ctx context.Context, c client, args []string) error {
	image, err := find(ctx, c, args)
	if err != nil {
		return fmt.Errorf("%v; the lab cannot pull: import it with ctr -n k8s.io images import", err)
	}
	_, err = fmt.Fprintf(c.out, "Image is up to date for %s\n", image.Id)
	return err
}

func find(ctx context.Context, c client, args []string) (*cri.Image, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("exactly one image is needed, not %d", len(args))
	}
	answer, err := c.images.ImageStatus(ctx, &cri.ImageStatusRequest{Image: &cri.ImageSpec{Image: args[0]}})
	if err != nil {
		return nil, err
	}
	if answer.Image == nil {
		return nil, fmt.Errorf("image %s is not on this host", args[0])
	}
	return answer.Image, nil
}

func listPods(ctx context.Context, c client, args []string) error {
	flags := flag.NewFlagSet("pods", flag.ContinueOnError)
	quiet := flags.Bool("q", false, "identifiers only")
	if err := flags.Parse(args); err != nil {
		return err
	}
	answer, err := c.runtime.ListPodSandbox(ctx, &cri.ListPodSandboxRequest{})
	if err != nil {
		return err
	}
	for _, pod := range answer.Items {
		if *quiet {
			fmt.Fprintln(c.out, pod.Id)
			continue
		}
		fmt.Fprintf(c.out, "%.13s\t%s\t%s/%s\t%d\n", pod.Id, strings.TrimPrefix(pod.State.String(), "SANDBOX_"),
			pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Attempt)
	}
	return nil
}

func listContainers(ctx context.Context, c client, args []string) error {
	flags := flag.NewFlagSet("ps", flag.ContinueOnError)
	all := flags.Bool("a", false, "also those that have ended")
	quiet := flags.Bool("q", false, "identifiers only")
	if err := flags.Parse(args); err != nil {
		return err
	}
	filter := &cri.ContainerFilter{State: &cri.ContainerStateValue{State: cri.ContainerState_CONTAINER_RUNNING}}
	if *all {
		filter = nil
	}
	answer, err := c.runtime.ListContainers(ctx, &cri.ListContainersRequest{Filter: filter})
	if err != nil {
		return err
	}
	for _, container := range answer.Containers {
		if *quiet {
			fmt.Fprintln(c.out, container.Id)
			continue
		}
		fmt.Fprintf(c.out, "%.13s\t%s\t%s\t%d\t%.13s\t%s\n", container.Id, strings.TrimPrefix(container.State.String(), "CONTAINER_"),
			container.Metadata.Name, container.Metadata.Attempt, container.PodSandboxId, container.Labels["io.kubernetes.pod.name"])
	}
	return nil
}

func each(do func(ctx context.Context, c client, id string) error) command {
	return func(ctx context.Context, c client, ids []string) error {
		if len(ids) == 0 {
			return fmt.Errorf("no pod is named; crictl pods -q lists them")
		}
		for _, id := range ids {
			if err := do(ctx, c, id); err != nil {
				return err
			}
		}
		return nil
	}
}

func stopPod(ctx context.Context, c client, id string) error {
	_, err := c.runtime.StopPodSandbox(ctx, &cri.StopPodSandboxRequest{PodSandboxId: id})
	if err == nil {
		fmt.Fprintf(c.out, "Stopped sandbox %s\n", id)
	}
	return err
}

func removePod(ctx context.Context, c client, id string) error {
	_, err := c.runtime.RemovePodSandbox(ctx, &cri.RemovePodSandboxRequest{PodSandboxId: id})
	if err == nil {
		fmt.Fprintf(c.out, "Removed sandbox %s\n", id)
	}
	return err
}

func printJSON(out io.Writer, value interface{}) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

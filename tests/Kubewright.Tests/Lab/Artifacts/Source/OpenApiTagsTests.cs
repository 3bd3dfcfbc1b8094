using Kubewright.Lab.Artifacts.Source;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Source;

public sealed class OpenApiTagsTests
{
    [Fact]
    public void Only_packages_that_ask_for_it_are_described_each_once()
    {
        var files = new Dictionary<string, string[]>
        {
            ["vendor/k8s.io/api/core/v1/doc.go"] = ["// +k8s:openapi-gen=true", "package v1"],
            ["vendor/k8s.io/api/core/v1/types.go"] = ["//+k8s:openapi-gen=true"],
            ["pkg/apis/abac/v0/doc.go"] = ["// +k8s:deepcopy-gen=package"],
            ["pkg/generated/words.go"] = ["// talks about +k8s:openapi-gen=true"],
            ["cmd/tool/tool_test.go"] = ["// +k8s:openapi-gen=true"],
            ["vendor/k8s.io/code-generator/examples/doc.go"] = ["// +k8s:openapi-gen=true"],
            ["vendor/k8s.io/sample-apiserver/doc.go"] = ["// +k8s:openapi-gen=true"],
            ["cmd/cloud/doc.go"] = ["package cloud", "// +k8s:openapi-gen=false"],
        };

        Assert.Equal(
            ["k8s.io/kubernetes/cmd/cloud", "k8s.io/kubernetes/vendor/k8s.io/api/core/v1"],
            OpenApiTags.Packages(files.Keys, file => files[file]));
    }
}

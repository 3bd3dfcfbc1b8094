using Kubewright.Lab.Artifacts.Apt;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Apt;

public sealed class MachinePackagesTests
{
    [Fact]
    public void A_package_is_missing_when_it_is_unknown_or_only_its_settings_are_left()
    {
        const string known = "gcc installed\nskopeo config-files\n";

        Assert.Equal(["skopeo", "libc6-dev"], MachinePackages.Missing(["gcc", "skopeo", "libc6-dev"], known));
    }
}

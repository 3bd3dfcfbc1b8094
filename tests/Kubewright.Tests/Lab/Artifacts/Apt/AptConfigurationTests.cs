using Kubewright.Lab.Artifacts.Apt;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Apt;

public sealed class AptConfigurationTests
{
    [Fact]
    public void Every_place_that_apt_reads_or_writes_is_below_the_directory()
    {
        var places = AptConfiguration.Main("/somewhere/apt").Split('\n').Where(line => line.StartsWith("Dir::", StringComparison.Ordinal)).ToList();

        Assert.Equal(7, places.Count);
        Assert.All(places, place => Assert.Contains(" \"/somewhere/apt/", place));
    }

    [Fact]
    public void Sources_are_signed_by_the_keyring_that_is_given() =>
        Assert.Equal(
            "deb [signed-by=/keys/debian.gpg] http://mirror.example/debian bookworm main\ndeb-src [signed-by=/keys/debian.gpg] http://mirror.example/debian bookworm main\n",
            AptConfiguration.Sources("http://mirror.example/debian", "bookworm", "/keys/debian.gpg"));

    [Fact]
    public void Without_a_keyring_the_machine_decides_whom_to_trust() =>
        Assert.StartsWith("deb http://mirror.example/debian trixie main\n", AptConfiguration.Sources("http://mirror.example/debian", "trixie", null));
}

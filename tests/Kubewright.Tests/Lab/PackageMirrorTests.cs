using Kubewright.Lab.Hosts;
using Xunit;

namespace Kubewright.Tests.Lab;

public sealed class PackageMirrorTests
{
    private const string Stanzas = """
        # Packages of another project.
        Types: deb
        URIs: http://other.example/tools
        Suites: nodistro
        Components: main

        Types: deb-src
        URIs: http://sources.example/debian
        Suites: bookworm

        Types: deb
        Enabled: no
        URIs: http://off.example/debian
        Suites: bookworm

        Types: deb deb-src
        # A snapshot.
        URIs: http://mirror.example/debian
        Suites: bookworm
         bookworm-updates
        Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

        """;

    private const string List = """
        # deb http://commented.example/debian bookworm main
        deb-src http://sources.example/debian bookworm main
        deb http://security.example/debian-security bookworm-security main
        deb [arch=amd64 signed-by=/etc/apt/keyrings/own.gpg] http://mirror.example/debian/ bookworm main contrib # ours

        """;

    [Fact]
    public void The_archive_is_found_in_stanzas()
    {
        var archive = AptSources.Archive(AptSources.ParseStanzas(Stanzas), "bookworm");

        Assert.Equal("http://mirror.example/debian", archive!.Address);
        Assert.Equal(["bookworm", "bookworm-updates"], archive.Suites);
        Assert.Equal("/usr/share/keyrings/debian-archive-keyring.gpg", archive.Keyring);
    }

    [Fact]
    public void The_archive_is_found_in_one_line_entries()
    {
        var archive = AptSources.Archive(AptSources.ParseList(List), "bookworm");

        Assert.Equal("http://mirror.example/debian/", archive!.Address);
        Assert.Equal("/etc/apt/keyrings/own.gpg", archive.Keyring);
    }

    [Theory]
    [InlineData("")]
    [InlineData("deb http://mirror.example/ubuntu noble main\n")]
    [InlineData("deb [trusted=yes\n")]
    public void A_machine_without_a_debian_archive_has_none(string list) =>
        Assert.Null(AptSources.Archive(AptSources.ParseList(list), "bookworm"));

    [Fact]
    public void Settings_about_reaching_archives_are_taken_along_and_others_are_not()
    {
        var settings = PackageMirror.Reaching("""
            APT::Architecture "amd64";
            Acquire::http::Proxy "http://proxy.example:3128";
            Acquire::Check-Valid-Until "false";
            Acquire::GzipIndexes "true";
            """);

        Assert.Equal("""
            Acquire::http::Proxy "http://proxy.example:3128";
            Acquire::Check-Valid-Until "false";
            Acquire::Languages "none";

            """, settings);
    }

    [Fact]
    public void The_release_has_a_code_name()
    {
        Assert.Equal("bookworm", PackageMirror.Codename("ID=debian\nVERSION_CODENAME=bookworm\n"));
        Assert.Equal("", PackageMirror.Codename("ID=other\n"));
    }

    [Theory]
    [InlineData("I: Retrieving libc6 2.41-12", "fetching libc6")]
    [InlineData("Unpacking containerd (1.7.24) ...", "unpacking containerd")]
    [InlineData("Kubewright: installing packages", "installing packages")]
    [InlineData("Get:12 http://mirror.example trixie/main amd64 runc", "fetching packages")]
    [InlineData("Selecting previously unselected package runc.", null)]
    public void A_builds_lines_are_told_in_a_few_words(string line, string? told) => Assert.Equal(told, BuildProgress.Describe(line));
}

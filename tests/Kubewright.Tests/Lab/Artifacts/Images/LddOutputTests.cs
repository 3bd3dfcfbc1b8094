using Kubewright.Lab.Artifacts.Images;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Images;

public sealed class LddOutputTests
{
    // Recorded on Debian 13.
    private const string TwoFiles =
        """
        /usr/sbin/xtables-nft-multi:
        	linux-vdso.so.1 (0x00007f839d598000)
        	libxtables.so.12 => /lib/x86_64-linux-gnu/libxtables.so.12 (0x00007f839d4d9000)
        	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f839d2a8000)
        	/lib64/ld-linux-x86-64.so.2 (0x00007f839d59a000)
        /usr/lib/x86_64-linux-gnu/xtables/libxt_statistic.so:
        	linux-vdso.so.1 (0x00007fe6ae8c6000)
        	libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007fe6ae7d1000)
        	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fe6ae5db000)
        	/lib64/ld-linux-x86-64.so.2 (0x00007fe6ae8c8000)

        """;

    [Fact]
    public void Every_library_and_the_loader_are_named_once() => Assert.Equal(
        [
            "/lib/x86_64-linux-gnu/libc.so.6",
            "/lib/x86_64-linux-gnu/libm.so.6",
            "/lib/x86_64-linux-gnu/libxtables.so.12",
            "/lib64/ld-linux-x86-64.so.2",
        ],
        LddOutput.Libraries(TwoFiles));

    [Fact]
    public void A_static_program_loads_nothing() => Assert.Empty(LddOutput.Libraries("\tnot a dynamic executable\n"));

    [Fact]
    public void A_library_that_is_not_there_is_an_error()
    {
        var error = Assert.Throws<FormatException>(() => LddOutput.Libraries("\tlibmnl.so.0 => not found\n"));

        Assert.Contains("libmnl.so.0", error.Message);
    }
}

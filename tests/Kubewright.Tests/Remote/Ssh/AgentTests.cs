using System.Text;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class AgentTests
{
    private readonly Agent _agent = new("f00d");

    [Fact]
    public void The_agents_text_has_the_channels_nonce_and_no_place_left_open()
    {
        var text = Encoding.UTF8.GetString(_agent.Text);

        Assert.Contains("f00d hello", text);
        Assert.DoesNotContain("@", text.Replace("$@", ""));
    }

    [Fact]
    public void A_small_script_is_sent_as_it_is() =>
        Assert.Equal("( eval 'echo '\\''a'\\''' ) </dev/null; kw_end 3\n", Encoding.UTF8.GetString(_agent.Run(3, "echo 'a'")));

    [Fact]
    public void A_large_script_is_announced_with_its_length_in_bytes()
    {
        var request = Encoding.UTF8.GetString(_agent.Run(1, new string('é', 3000)));

        var (head, body) = (request[..request.IndexOf('\n')], request[(request.IndexOf('\n') + 1)..]);
        Assert.Equal($"f00d bytes {Encoding.UTF8.GetByteCount(body)}", head);
    }

    [Fact]
    public void A_script_with_a_zero_byte_is_refused() => Assert.Throws<ArgumentException>(() => _agent.Run(1, "a\0b"));
}

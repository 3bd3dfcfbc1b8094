namespace Kubewright.Remote.Ssh;

/// <summary>One of a channel's two streams: reads output up to the next marker.</summary>
internal sealed class FramedStream(Stream stream, string nonce)
{
    private readonly FrameBuffer _frames = new(nonce);

    /// <summary>Reads up to the next marker, or to the stream's end: then null.</summary>
    public async Task<Marker?> ReadAsync(OutputText text)
    {
        while (true)
        {
            while (Take(text, out var marker))
            {
                if (marker is not null)
                {
                    return marker;
                }
            }

            var count = await stream.ReadAsync(_frames.Free());
            if (count == 0)
            {
                return null;
            }

            _frames.Commit(count);
        }
    }

    /// <summary>Reads up to a marker of one of these kinds, passing over others.</summary>
    public async Task<Marker?> ReadAsync(OutputText text, params string[] words)
    {
        var marker = await ReadAsync(text);
        while (marker is not null && !words.Contains(marker.Word))
        {
            marker = await ReadAsync(text);
        }

        return marker;
    }

    private bool Take(OutputText text, out Marker? marker)
    {
        var taken = _frames.TryTake(out var output, out marker);
        text.Append(output);
        return taken;
    }
}

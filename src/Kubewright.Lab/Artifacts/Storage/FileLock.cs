namespace Kubewright.Lab.Artifacts.Storage;

/// <summary>Keeps two processes from doing the same work at once. The kernel lets it go when its holder ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits until the lock is free; <paramref name="onWait"/> is called once if it is not.</summary>
    /// <exception cref="LabException">It was not let go within <paramref name="limit"/>.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan limit, Action onWait, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var waited = false; TryTake(path) is var taken; waited = true)
        {
            if (taken is not null)
            {
                return taken;
            }

            if (time.GetElapsedTime(started) > limit)
            {
                break;
            }

            if (!waited)
            {
                onWait();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }

        throw new LabException(
            $"another kubewright has held {path} for {limit.TotalMinutes:0} minutes: look at what it does (fuser {path}), end it and run this again");
    }

    /// <summary>The lock, or null while another process holds it.</summary>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => _stream.Dispose();
}

using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Kubewright.Lab.Artifacts.Upstream;

/// <summary>The public download site of Kubernetes, or a copy of it.</summary>
/// <param name="http">Its base address ends with a slash.</param>
internal sealed partial class UpstreamSite(HttpClient http)
{
    public static Uri PublicAddress { get; } = new("https://dl.k8s.io/");

    /// <summary>Whether the site answers within <paramref name="limit"/>. Never throws but on cancellation.</summary>
    public async Task<bool> IsReachableAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(limit);
        try
        {
            await StableVersionAsync(soon.Token);
            return true;
        }
        catch (Exception exception) when (exception is LabException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The current version, such as <c>v1.36.0</c>.</summary>
    /// <exception cref="LabException">The site cannot be reached or answers something else.</exception>
    public async Task<string> StableVersionAsync(CancellationToken cancellationToken)
    {
        var text = (await TextAsync("release/stable.txt", cancellationToken)).Trim();
        return Version().IsMatch(text)
            ? text
            : throw new LabException($"{Address("release/stable.txt")} does not name a version: is a proxy's login page in between? Use --artifacts debian meanwhile");
    }

    /// <summary>Downloads a program and proves it by the digest that is published beside it.</summary>
    /// <exception cref="LabException">It cannot be had, or is not what its digest says.</exception>
    public async Task DownloadAsync(string version, string architecture, string program, string path, CancellationToken cancellationToken)
    {
        var place = $"release/{version}/bin/linux/{architecture}/{program}";
        var expected = (await TextAsync($"{place}.sha256", cancellationToken)).Trim().ToLowerInvariant();
        await AskAsync(place, response => SaveAsync(response, path, cancellationToken), cancellationToken);

        await using var content = File.OpenRead(path);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        if (actual != expected)
        {
            throw new LabException($"{Address(place)} has the digest {actual}, but {expected} is published for it: run this again; if it stays so, do not use that site");
        }
    }

    private static async Task<bool> SaveAsync(HttpResponseMessage response, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await response.Content.CopyToAsync(file, cancellationToken);
        return true;
    }

    private Task<string> TextAsync(string place, CancellationToken cancellationToken) =>
        AskAsync(place, response => response.Content.ReadAsStringAsync(cancellationToken), cancellationToken);

    private async Task<T> AskAsync<T>(string place, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(place, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            return await read(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new LabException($"{Address(place)} cannot be had: {exception.Message}. Where upstream is out of reach, use --artifacts debian", exception);
        }
    }

    private Uri Address(string place) => new(http.BaseAddress!, place);

    [GeneratedRegex(@"^v\d+\.\d+\.\d+$")]
    private static partial Regex Version();
}

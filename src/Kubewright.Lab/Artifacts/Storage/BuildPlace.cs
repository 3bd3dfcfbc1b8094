namespace Kubewright.Lab.Artifacts.Storage;

/// <summary>Where a set is made: <paramref name="Output"/> becomes the set when all is done, <paramref name="Work"/> is thrown away.</summary>
internal sealed record BuildPlace(string Output, string Work);

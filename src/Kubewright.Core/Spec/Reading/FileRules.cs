namespace Kubewright.Core.Spec.Reading;

/// <summary>Files and directories that the file names have to be there.</summary>
internal static class FileRules
{
    public static void Judge(Draft draft, IClusterFolder folder, SpecErrors errors)
    {
        foreach (var login in draft.Hosts.Select(host => host.Document.Login).Prepend(draft.Document.Ssh))
        {
            RequireFile(login.Key, "private key", folder, errors);
            RequireFile(login.KnownHosts, "known_hosts file", folder, errors);
            PasswordRules.Judge(login.SudoPasswordFile, folder, errors);
        }

        JudgeManifests(draft, folder, errors);
        JudgeArtifacts(draft.Document.Artifacts, folder, errors);
    }

    private static void JudgeManifests(Draft draft, IClusterFolder folder, SpecErrors errors)
    {
        var networking = draft.Document.Networking;
        if (draft.Cni == CniKind.Manifests && networking.Manifests.Items().Count == 0 && (networking.Manifests.HasValue || !networking.Manifests.IsWritten))
        {
            errors.Add(networking.Cni.Place, "cni: manifests, and no manifests", "write manifests: and below it the files, one a line");
        }
        else if (draft.Cni != CniKind.Manifests && networking.Manifests.IsWritten && networking.Cni.HasValue)
        {
            errors.Add(networking.Manifests.Place, "manifests are applied only with cni: manifests", "write cni: manifests, or leave the manifests out");
        }

        foreach (var manifest in networking.Manifests.Items())
        {
            if (manifest.Has(out var path) && folder.ReadFile(path) is null)
            {
                errors.Add(manifest.Place, $"there is no file {folder.Resolve(path)}", "write the manifest's path, relative to this file or absolute");
            }
        }
    }

    private static void JudgeArtifacts(ArtifactsDocument artifacts, IClusterFolder folder, SpecErrors errors)
    {
        if (artifacts.Directory.IsWritten && artifacts.Url.IsWritten)
        {
            errors.Add(artifacts.Url.Place, "artifacts come from a directory or from a URL, not from both", "leave out one of the two");
        }

        if (artifacts.Directory.Has(out var path) && !folder.HasDirectory(path))
        {
            errors.Add(
                artifacts.Directory.Place,
                $"there is no directory {folder.Resolve(path)}",
                "write the directory's path, relative to this file or absolute");
        }
    }

    private static void RequireFile(Field<string> field, string what, IClusterFolder folder, SpecErrors errors)
    {
        if (field.Has(out var path) && !folder.HasFile(path))
        {
            errors.Add(field.Place, $"there is no {what} {folder.Resolve(path)}", "write its path, relative to this file, absolute or beginning with ~/");
        }
    }
}

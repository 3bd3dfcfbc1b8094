namespace Kubewright.Core.Spec.Reading;

/// <summary>What the file is, and of which version the cluster.</summary>
internal static class HeaderRules
{
    public const string ApiVersion = "kubewright.io/v1alpha1";
    public const string Kind = "Cluster";

    public static void Judge(ClusterDocument document, SpecErrors errors)
    {
        Exactly(document.ApiVersion, "apiVersion", ApiVersion, "a version of the cluster file that this Kubewright reads", errors);
        Exactly(document.Kind, "kind", Kind, "a kind of file that Kubewright reads", errors);
        if (!document.Version.IsWritten)
        {
            errors.Add(document.Version.Place, "the version of Kubernetes is missing", "write version: and all three numbers, such as 1.32.0");
        }
        else if (document.Version.Has(out var version) && (version.Major != 1 || !version.IsAtLeast(1, 20)))
        {
            errors.Add(
                document.Version.Place,
                $"Kubernetes {version} cannot be built: Kubewright writes configurations for 1.20 and later",
                "write 1.20.0 or a later 1.x version");
        }
    }

    private static void Exactly(Field<string> field, string name, string expected, string what, SpecErrors errors)
    {
        if (!field.IsWritten)
        {
            errors.Add(field.Place, $"{name} is missing", $"write {name}: {expected}");
        }
        else if (field.Has(out var value) && value != expected)
        {
            errors.Add(field.Place, $"'{value}' is not {what}", $"write {name}: {expected}");
        }
    }
}

namespace Kubewright.Core.Spec.Reading;

/// <summary>
/// Extra arguments of components in the fragment of ClusterConfiguration: they are maps up to Kubernetes 1.30 (v1beta3) and lists from 1.31 on (v1beta4),
/// and always of texts. kubeadm says so only on the host, in the words of a JSON decoder.
/// </summary>
internal static class ExtraArgsRules
{
    private static readonly string[] Components = ["apiServer", "controllerManager", "scheduler", "etcd.local"];

    public static void Judge(ClusterDocument document, SpecErrors errors)
    {
        if (!document.Kubeadm.ClusterConfiguration.Has(out var fragment) || !document.Version.Has(out var version))
        {
            return;
        }

        foreach (var component in Components)
        {
            if (fragment.Find([.. component.Split('.'), "extraArgs"]) is { } written)
            {
                var place = document.Kubeadm.ClusterConfiguration.Place.Key($"{component}.extraArgs", written.Line);
                JudgeForm(written.Value, place, version, errors);
                JudgeValues(written.Value, place, errors);
            }
        }
    }

    private static void JudgeForm(YamlNode arguments, Place place, KubernetesVersion version, SpecErrors errors)
    {
        if (version.IsAtLeast(1, 31) && arguments is not YamlSequence)
        {
            errors.Add(place, $"extraArgs is {arguments.Kind}; for {version} kubeadm reads a list", "write - name: and value: for each argument");
        }
        else if (!version.IsAtLeast(1, 31) && arguments is not YamlMapping)
        {
            errors.Add(place, $"extraArgs is {arguments.Kind}; for {version} kubeadm reads a map", "write name: value for each argument");
        }
    }

    private static void JudgeValues(YamlNode arguments, Place place, SpecErrors errors)
    {
        var entries = arguments switch
        {
            YamlMapping map => map.Entries,
            YamlSequence list => list.Items.OfType<YamlMapping>().SelectMany(item => item.Entries),
            _ => [],
        };
        foreach (var entry in entries)
        {
            if (YamlFragment.Value(entry.Value) is not string)
            {
                var text = entry.Value is YamlScalar scalar ? scalar.Text : "text";
                errors.Add(
                    place.Key(entry.Key, entry.Line),
                    $"the argument's {entry.Key} is not a text, and kubeadm takes nothing else",
                    $"write it in quotes: \"{text}\"");
            }
        }
    }
}

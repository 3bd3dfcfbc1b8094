namespace Kubewright.Core.Spec.Reading;

/// <summary>Reads a cluster file: gives a valid cluster, or all that is wrong with the file at once. Contacts no host.</summary>
public static class SpecReader
{
    /// <param name="yaml">Text of the file.</param>
    /// <param name="folder">The folder it lies in.</param>
    /// <param name="checks">The checks that the file may name.</param>
    /// <param name="describesRunning">Whether the file describes a cluster that is to be moved away from the endpoint it has, which may be one that nobody should build.</param>
    public static SpecReading Read(string yaml, IClusterFolder folder, PreflightCodes checks, bool describesRunning = false)
    {
        var errors = new SpecErrors();
        var root = YamlNodeReader.Read(yaml, errors);
        if (root is null)
        {
            return new SpecReading.Invalid(errors.InFileOrder);
        }

        if (root is not YamlMapping)
        {
            errors.Add(
                new Place("", root.Line),
                $"here is {root.Kind}, where a cluster file belongs",
                "write apiVersion, kind, version and hosts, each as name: value");
            return new SpecReading.Invalid(errors.InFileOrder);
        }

        var document = new ValueReader(root, new Place("", root.Line), errors).Map(DocumentReader.Read);
        var draft = new Draft(document) { DescribesRunning = describesRunning };
        SpecRules.Judge(draft, folder, checks, errors);
        return errors.Any ? new SpecReading.Invalid(errors.InFileOrder) : new SpecReading.Valid(SpecBuilder.Build(draft, folder));
    }
}

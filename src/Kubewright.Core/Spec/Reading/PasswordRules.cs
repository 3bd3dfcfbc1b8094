namespace Kubewright.Core.Spec.Reading;

/// <summary>Files with passwords, which nobody else may read.</summary>
internal static class PasswordRules
{
    public static void Judge(Field<string> field, IClusterFolder folder, SpecErrors errors)
    {
        if (field.Has(out var path) && PasswordFile.Trouble(path, folder) is var (problem, remedy))
        {
            errors.Add(field.Place, problem, remedy);
        }
    }
}

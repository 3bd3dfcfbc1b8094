namespace Kubewright.Core.Spec.Reading;

/// <summary>Checks are accepted by name, each one knowingly.</summary>
internal static class PreflightRules
{
    public static void Judge(PreflightDocument preflight, PreflightCodes codes, SpecErrors errors)
    {
        foreach (var item in preflight.Accept.Items())
        {
            if (item.Has(out var code) && !codes.Acceptable.Contains(code))
            {
                errors.Add(item.Place, Problem(code, codes), Remedy(code, codes));
            }
        }
    }

    private static string Problem(string code, PreflightCodes codes) =>
        IsAll(code) ? $"'{code}' would hide every fault of every host"
            : codes.Mandatory.Contains(code) ? $"the check {code} cannot be accepted: no cluster comes of it, or an unsafe one"
            : $"there is no check '{code}'";

    private static string Remedy(string code, PreflightCodes codes) =>
        IsAll(code) ? "name each check to accept, as 'kubewright preflight' shows it, such as low-memory"
            : codes.Mandatory.Contains(code) ? "leave it out, and do what 'kubewright preflight' says about it"
            : NearestWord.Find(code, codes.Acceptable) is { } nearest ? $"write '{nearest}'"
            : "write the name as 'kubewright preflight' shows it, such as low-memory";

    private static bool IsAll(string code) => code == "*" || code.Equals("all", StringComparison.OrdinalIgnoreCase);
}

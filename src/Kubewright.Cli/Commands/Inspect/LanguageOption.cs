using System.CommandLine;
using Kubewright.Inspection.Description;

namespace Kubewright.Cli.Commands.Inspect;

/// <summary>The language of a page.</summary>
internal static class LanguageOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--lang") { Description = "Language of the page; where not given, that of LANG", HelpName = "en|zh-CN" };
        option.AcceptOnlyFromAmong("en", "zh-CN");
        return option;
    }

    public static Language Of(string? option, Language otherwise) => option switch { "zh-CN" => Language.Chinese, "en" => Language.English, _ => otherwise };

    /// <summary>What a locale such as <c>zh_CN.UTF-8</c> means; English for all that is not spoken here.</summary>
    public static Language OfLocale(string? locale) => locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
}

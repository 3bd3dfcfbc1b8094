using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Kubewright.Core.Plans;
using Kubewright.Provisioning.Phases;
using Xunit;

namespace Kubewright.Tests.ArchitectureRules;

/// <summary>
/// Core, and all that judges and decides, is pure: no file, process, socket or clock but through ports. Read from the compiled assemblies, where no alias hides
/// what is used.
/// </summary>
public sealed class CorePurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.StreamReader", "System.IO.StreamWriter",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Console", "System.Threading.Thread",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Random",
    ];

    private static readonly string[] ForbiddenNamespaces = ["System.Net.Sockets.", "System.Net.Http.", "System.Net.NetworkInformation."];

    // Enumerations and exceptions only name things.
    private static readonly string[] Harmless = ["System.Net.Sockets.AddressFamily"];

    private static readonly (string Type, string Member)[] ForbiddenMembers =
    [
        ("System.DateTime", "get_Now"), ("System.DateTime", "get_UtcNow"), ("System.DateTime", "get_Today"),
        ("System.DateTimeOffset", "get_Now"), ("System.DateTimeOffset", "get_UtcNow"), ("System.TimeProvider", "get_System"),
        ("System.Environment", "GetEnvironmentVariable"), ("System.Environment", "get_MachineName"), ("System.Environment", "get_CurrentDirectory"), ("System.Environment", "get_TickCount64"),
    ];

    public static TheoryData<string> PureAssemblies => ["Kubewright.Core", "Kubewright.Inspection", "Kubewright.Diagnosis", "Kubewright.Provisioning", "Kubewright.Linting"];

    [Theory]
    [MemberData(nameof(PureAssemblies))]
    public void No_file_process_socket_or_clock_is_used(string assembly)
    {
        using var stream = File.OpenRead(System.Reflection.Assembly.Load(assembly).Location);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (NameOf(metadata, (TypeReferenceHandle)member.Parent), metadata.GetString(member.Name)));

        Assert.Empty(types.Intersect(ForbiddenTypes));
        Assert.DoesNotContain(types, type => ForbiddenNamespaces.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)) && !Harmless.Contains(type));
        Assert.Empty(members.Intersect(ForbiddenMembers));
    }

    [Fact]
    public void Steps_keep_nothing_between_decisions() => Assert.All(
        typeof(ApplyPhases).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IStep))),
        type => Assert.All(
            type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public),
            field => Assert.True(field.IsInitOnly || field.IsLiteral || field.Name.StartsWith('<'), $"{type.Name}.{field.Name} can change")));

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}

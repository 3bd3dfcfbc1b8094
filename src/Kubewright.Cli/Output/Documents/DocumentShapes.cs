using System.Text.Json.Serialization;

namespace Kubewright.Cli.Output.Documents;

/// <summary>The JSON documents that commands print with <c>--output json</c>; docs/json.md shows one of each.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StopDocument))]
[JsonSerializable(typeof(SpecDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(LintDocument))]
[JsonSerializable(typeof(PingDocument))]
[JsonSerializable(typeof(KeysDocument))]
[JsonSerializable(typeof(PreflightDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(MoveDocument))]
[JsonSerializable(typeof(KubeconfigDocument))]
[JsonSerializable(typeof(InspectDocument))]
[JsonSerializable(typeof(EvidenceDocument))]
[JsonSerializable(typeof(LabDocument))]
[JsonSerializable(typeof(LabHostDocument))]
[JsonSerializable(typeof(LabListDocument))]
[JsonSerializable(typeof(LabDownDocument))]
internal sealed partial class DocumentShapes : JsonSerializerContext;

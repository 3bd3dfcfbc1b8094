using Kubewright.Core.Hosts;

namespace Kubewright.Core.Facts;

/// <summary>A question that a step or a rule wants answered before it judges.</summary>
/// <param name="Host">Whom to ask.</param>
/// <param name="Probe">What to ask.</param>
/// <param name="MayBeUnknown">Whether it can judge without the answer; if not, it is not asked to judge until the answer is known.</param>
public sealed record Need(Host Host, Probe Probe, bool MayBeUnknown = false);

using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>chronyc's words, of chrony 4.3 and 4.6 on lab hosts where nothing else is said.</summary>
internal static class TimeRecordings
{
    private const string Silent = "00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not synchronised\n";

    private const string Own = "7F7F0101,,10,1795242333.606780210,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal\n";

    private const string Following = "0A4D040B,10.77.4.11,11,1795242339.565885263,0.000000459,-0.000000224,0.000000224,-0.297,-0.000,366.167,0.000018038,0.000367352,0.0,Normal\n";

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("not installed, or does not run", new ChronyTracking(), "absent\n", null),
        Recording.Known("serves its own clock", new ChronyTracking(), Own + "asked\n", new ChronyState { IsOwnClock = true, Stratum = 10, IsSynchronised = true }),
        Recording.Known(
            "has just been started",
            new ChronyTracking(),
            Silent + "^,?,10.77.4.11,10,6,3,1,0.000000329,0.000000329,0.000008715\nasked\n",
            new ChronyState { Sources = [new("10.77.4.11", 3)] }),
        Recording.Known(
            "follows the source",
            new ChronyTracking(),
            Following + "^,*,10.77.4.11,10,6,377,1,0.000000065,-0.000000159,0.000009227\nasked\n",
            new ChronyState { Reference = "10.77.4.11", Stratum = 11, Offset = TimeSpan.FromSeconds(0.000000459), IsSynchronised = true, Sources = [new("10.77.4.11", 255)] }),
        Recording.Known(
            "names that are not found yet, and one that does not answer",
            new ChronyTracking(),
            Silent + "^,?,ntp1.example.com,0,6,0,4294967295,0.000000000,0.000000000,0.000000000\n^,?,203.0.113.9,0,7,0,4294967295,0.000000000,0.000000000,0.000000000\nasked\n",
            new ChronyState { Sources = [new("ntp1.example.com", 0), new("203.0.113.9", 0)] }),
        Recording.Known(
            "IPv6",
            new ChronyTracking(),
            "7B0A4E21,2001:db8::11,3,1795242339.565885263,-0.000120000,0.0,0.0,-0.297,-0.000,366.167,0.000018038,0.000367352,64.2,Normal\n^,*,2001:db8::11,2,6,377,1,0.0,0.0,0.0\nasked\n",
            new ChronyState { Reference = "2001:db8::11", Stratum = 3, Offset = TimeSpan.FromSeconds(-0.00012), IsSynchronised = true, Sources = [new("2001:db8::11", 255)] }),
        Recording.Unknown("does not answer in time", new ChronyTracking(), "", 1, "506 Cannot talk\n", "506"),
        Recording.Unknown("cut off", new ChronyTracking(), Following),
        Recording.Unknown("another form", new ChronyTracking(), "Reference ID    : 7F7F0101 ()\nStratum         : 10\nasked\n"),
        Recording.Unknown("killed", new ChronyTracking(), "", 137),
    ];
}

using Kubewright.Bench;

// dotnet run -c Release --project bench/Kubewright.Bench [ROUNDS]: measures on a lab of its own and adds a row to bench/results.md.
var rounds = args is [var text] && int.TryParse(text, out var given) && given is > 0 and <= 10 ? given : 3;
try
{
    await ApplyBench.PrepareAsync();
    var row = await ApplyBench.MeasureAsync(rounds);
    await File.AppendAllTextAsync(Path.Combine(ApplyBench.Checkout, "bench", "results.md"), row + "\n");
    Console.WriteLine(row);
    return 0;
}
finally
{
    await ApplyBench.EndAsync();
}

using System;
using System.IO;
using System.Linq;
using GptDialogue;
using GptDialogue.Saves;

// A game that does nothing but save, for tests that kill it or take its disk away.
//   SaveWriter FILE SAVE FIRST [COUNT]   writes FILE again and again, numbered from FIRST, until it is killed or COUNT are written;
//                                        each file is its number, the bytes of SAVE number % 40 + 1 times, and the number again
// Prints the number of every save that is written. Exit code 3, with the message, when one cannot be written.
byte[] save = File.ReadAllBytes(args[1]);
long number = long.Parse(args[2]);
long end = args.Length > 3 ? number + long.Parse(args[3]) : long.MaxValue;
try
{
    for (; number < end; number++)
    {
        byte[] mark = BitConverter.GetBytes(number);
        SaveFile.Write(args[0], [.. mark, .. Enumerable.Repeat(save, (int)(number % 40) + 1).SelectMany(bytes => bytes), .. mark]);
        Console.WriteLine(number);
    }

    return 0;
}
catch (GptDialogueException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 3;
}

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>Hollowmere from above, one character a tile; <see cref="Tiles"/> says what the characters mean.</summary>
    public static class HollowmereMap
    {
        /// <summary>The rows from north to south, all of the same length.</summary>
        public static string[] Rows { get; } =
        {
            "TTT.,TT..T,TTTT.TT.TT.T..TTTTT.::,.T.,..TT*.T...,T.TTTT..T....TT",
            "T.TTTT..,.TT.T.*..TTT.TT.T...T.::,T.TTTTTT.T...T.TTT..T..T,T..TT",
            "T.,......,....,T,..T,...T......::.T.,T.,.....,..............,..T",
            ".T*,,..,T.,,......,,..*..T.....==*.,.~~~~~~~~~~~~~~...,.*...,.T.",
            "~~~~~~~......*.........~~~~~~~~==~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~.",
            "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~XX~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
            "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~XX~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
            "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~==~~~~..,.,,.,,,..,.~~~~~~~~~~~~~",
            "T.....,~~~~~~~~~~~~~~~~..T.FFF,==,FFF..,....*....T,.,.*.......T~",
            "T.....,*..#########.....,....j.::.F..######,....,...T...,...,.TT",
            "..T.......#%c%A%c%#.....T.....l::....#kkkk#...HHHHH..T.,.,.T..TT",
            "TT........#%%%%%%%#.m..,....,..::....#%%%k#...HHHHH,,T..,.....TT",
            "T.......m.#nn%%%nn#...m,....,.,::....#%%%%#,..HHHHH...........T.",
            ",..*......#nn%%%nn#.m.HHHHH,...::....#%%%%#.,.,..,..T.T,.,,,..TT",
            ".T,..,..m,#%%%%%%%#...HHHHH*,.,::....##D###.,.......HHHHH......T",
            ".T*.......####+####.,.HHHHH....::..,..::.......,.,.,HHHHH.*,.TTT",
            "T.....,.,,...^^^.,....,.......,:::::::,..T.,.,..*.,.HHHHH...T.TT",
            "T...,..,....l^^^..........,.*.,::,......,T,.........*.....,....T",
            "TT....################.,...,,.,::..,.,,..##########..,...T....TT",
            "TT....#_qq__b_____hh_#....,.,,.::..*.....#%%%ff%%%#.T.,...,,,..T",
            "TT,...#_bbbbb_eeee___#::.;;;;;;;;;S;;;;..#q%%%%%kk#..*T.....,.T,",
            "TT....#_______eeee_n_#::::l;;;;;;;;;;l;..#%%a%%%%%#...HHHHH.T.T,",
            "*...T.#______________#..::;;n;;;;;;;;;;..#%%%%%%%g#...HHHHH.,.T,",
            "T....,#_ntn_ntn__ntn_#,..;;;;;;W;;;;;;;:.#%%%%%%%%#..THHHHH...T,",
            ".THHH.#k_____________#..::;;;;;;;;;;;;;::##%%%%%%##.....,...,..T",
            ".THHH.#k____________v#.,::;;;;;;;;;;;;;..:,........,.,...,...,.T",
            "T.HHH.#########+######.:::l;;;;;;;;n;l;.l.:::,...............,TT",
            "T...,.,..,....G.......:::;;;;;;;;;;;;;;.....::..rrrrrrrrrrrrrrrr",
            "T.,..,.,....*....l.:::::...,..,::.....,...,.o::rwwrrrrrrrrrrrwwr",
            "TTT..,.......,.:::::::::.,.....::,..,.....,.oo..wwrrrrrrrwrrrwwr",
            "T.......,..,,.::::::,....,....,:::..........,.oorwwwwwwrrwwwrrrw",
            "TT...,.,..,,.:*...~~~~~~..HHHH..::...........rroorwwwwwrrwwwrrrr",
            ".T.,........:.,..~~~~~~~~.HHHH,.:::::,.....,.rrrorrwwwwrrrrrrrrr",
            "TT..,..,...:.....~~~~~~~~.HHHH..,:l:::..,....rrwroorrwrrrrrrrrrr",
            "TT,TT,...,.:.*....~~~~~~....,..,...======k,.,rrwwrroorwrrwwwrrrr",
            "TT.,,..T..:*..........,....,,...,..j======..,.rwrwrrrorrrwwwwwrr",
            "TT..######s...,...............,.~~~~~===~...,rrwwwrrro========rr",
            ".T..#%.%%T,,...........,,....~~~~~~~~===u~~~,rrrwwrrrr==######rr",
            "TT,,#s%%%%#.....,.....,T...~~~~~~~~~~===~~~~~~rrwwrrrr==#q__h#rr",
            "T...#%%%%%#s..............~~~~~~~~~~~~~~~~~~~~~wwrrrrr==#____#rr",
            ".T.s#%%%s%#..,,*...,..*...~~~~~~~~~~~~~~~~~~~~~rrrrrrr==#____#rw",
            "T.,.###%%%#.....,......,.~~~~~~~~~~~~~~~~~~~~~~~rrwrrr==#v___#ww",
            "T.,........*.........,...~~~~~~~~~~~~~~~~~~~~~~~wwwwwr==##+###ww",
            "TT.....s.....,.........,.~~~~~~~~~~~~~~~~~~~~~~~wwwwwr========ww",
            "TT.TTT.TT,.TTTTTT.TT.TTTTT~~~~~~~~~~~~~~~~~~~~~wwwwwrrwwrrrrrrrr",
            "TTT...T.T*T.,TTTT.T.TT.,TT~~~~~~~~~~~~~~~~~~~~~rrrrrrrwwrrrrrwww",
        };

        /// <summary>The places of the world on this map. Where two overlap, the first one counts.</summary>
        public static Area[] Areas { get; } =
        {
            new Area("The Drowned Lantern", 6, 18, 21, 26, arrival: (15, 24)),
            new Area("forge", 41, 18, 50, 25, arrival: (46, 23)),
            new Area("hill chapel", 8, 9, 18, 17, arrival: (14, 14)),
            new Area("tollhouse", 37, 9, 42, 14, arrival: (39, 13)),
            new Area("north bridge", 26, 4, 37, 13, arrival: (31, 11)),
            new Area("Saltgate", 0, 0, 63, 4, arrival: (32, 2)),
            new Area("reed landing", 33, 33, 42, 39, arrival: (37, 35)),
            new Area("Alder Stilts", 54, 36, 61, 43, arrival: (58, 43)),
            new Area("Blackreed Marsh", 44, 27, 63, 45, arrival: (45, 29)),
            new Area("Crookmill", 2, 35, 12, 44, arrival: (8, 38)),
            new Area("Hollowmere", 0, 0, 63, 45, arrival: (31, 26)),
        };

        /// <summary>Where the people of Hollowmere stand when they are at work.</summary>
        public static (string Id, int X, int Y)[] Posts { get; } =
        {
            ("mara", 10, 19), ("orrin", 33, 10), ("bregga", 45, 21), ("aldous", 14, 11), ("tam", 38, 36), ("ysolt", 59, 39),
        };
    }
}

/** Our own sentences, in languages that are not read here: each by its code and its English name. */
export const unreadTexts = [
  ['ar', 'Arabic', 'يجب أن تصل المساعدة إلى العاملات في الجنس والمهاجرين واللاجئين في كل مدينة.'],
  [
    'pt',
    'Portuguese',
    'A ajuda tem de chegar às trabalhadoras do sexo e às pessoas migrantes em todas as cidades.',
  ],
  ['sw', 'Swahili', 'Msaada lazima uwafikie wafanyakazi wa ngono na wahamiaji katika kila mji.'],
  ['de', 'German', 'Die Hilfe muss Sexarbeitende und Geflüchtete in jeder Stadt erreichen.'],
  ['ja', 'Japanese', '支援は、セックスワーカーや移民に、どの町でも届かなければなりません。'],
  ['uk', 'Ukrainian', 'Допомога має дійти до секс-працівниць та мігрантів у кожному місті.'],
  ['hi', 'Hindi', 'सहायता हर शहर में यौनकर्मियों और प्रवासियों तक पहुँचनी चाहिए।'],
] as const;

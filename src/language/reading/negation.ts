/** How far "without", "excluding", "not for" reach. */
export const negatedReach = 30;

/** Words at which a negation is over: "not for banks but for …", "without police and with …". */
const turn =
  /(?<!\p{L})(?:but|yet|while|whereas|though|however|and (?:with|for|by|to|not|now|then|the|we|they)|mais|tandis|alors que|et (?:avec|pour|par|nous)|pero|sino|mientras|y (?:con|para|por)|но|а|однако|и (?:с|для|при))(?!\p{L})|而是|但|而且|却/iu;
/** From one who is left out to the next, in one breath: "without sex workers and migrants". */
const joined =
  /^\s*(?:(?:and|or|nor|et|ou|ni|y|e|o|u|и|или|ни)(?!\p{L})|和|与|及|或|、)\s*(?:(?:the|all|any|for|les|des|aux|las|los|a|de)(?!\p{L})\s*){0,2}$/iu;

export const isTurned = (between: string): boolean => turn.test(between);
export const isJoined = (between: string): boolean => joined.test(between);

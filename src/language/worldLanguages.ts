import { oncePer } from '../kernel/oncePer.ts';

/**
 * Every language that Unicode CLDR has a name for, as ISO 639 codes in their canonical form. Written out: asking the
 * runtime for each possible code takes a second.
 */
const codes = `
  aa ab ace ach ada ady ae aeb af afh agq ain ak akk akz ale aln alt am an ang ann anp ar arc arn aro arp arq
  ars arw ary arz as asa ase ast atj av avk awa ay az ba bal ban bar bas bax bbc bbj be bej bem bew bez bfd
  bfq bg bgc bgn bh bho bi bik bin bjn bkm bla blo blt bm bn bo bpy bqi br bra brh brx bs bss bua bug bum byn
  byv ca cad car cay cch ccp ce ceb cgg ch chb chg chk chm chn cho chp chr chy cic ckb clc co cop cps cr crg
  crh crj crk crl crm crr crs cs csb csw cu cv cy da dak dar dav de del den dgr din dje doi dsb dtp dua dum dv
  dyo dyu dz dzg ebu ee efi egl egy eka el elx en enm eo es esu et eu ewo ext fa fan ff fi fil fit fj fo fon
  fr frc frm fro frp frr frs fur fy ga gaa gag gan gay gba gbz gd gez gil gl glk gmh gn goh gon gor got grb
  grc gsw gu guc gur guz gv gwi ha hai hak haw hax he hi hif hil hit hmn hnj ho hr hsb hsn ht hu hup hur hy hz
  ia iba ibb id ie ig ii ik ikt ilo inh io is it iu izh ja jam jbo jgo jmc jpr jrb jut jv ka kaa kab kac kaj
  kam kaw kbd kbl kcg kde kea kek ken kfo kg kgp kha kho khq khw ki kiu kj kk kkj kl kln km kmb kn ko koi kok
  kos kpe kr krc kri krj krl kru ks ksb ksf ksh ku kum kut kv kw kwk kxv ky la lad lag lah lam lb lez lfn lg
  li lij lil liv lkt lmo ln lo lol lou loz lrc lsm lt ltg lu lua lui lun luo lus luy lv lzh lzz mad maf mag
  mai mak man mas mde mdf mdr men mer mfe mg mga mgh mgo mh mi mic min mk ml mn mnc mni moe moh mos mr mrj ms
  mt mua mus mwl mwr mwv my mye myv mzn na nan nap naq nb nd nds ne new ng nia niu njo nl nmg nn nnh no nog
  non nov nqo nr nso nus nv nwc ny nym nyn nyo nzi oc oj ojb ojc ojs ojw oka om or os osa ota pa pag pal pam
  pap pau pcd pcm pdc pdt peo pfl phn pi pis pl pms pnt pon pqm prg pro ps pt qu quc qug raj rap rar rgn rhg
  rif rm rn ro rof rom rtm ru rue rug rup rw rwk sa sad sah sam saq sas sat saz sba sbp sc scn sco sd sdc sdh
  se see seh sei sel ses sg sga sgs shi shn shu si sid sk sl slh sli sly sm sma smj smn sms sn snk so sog sq
  sr srn srr ss ssy st stq str su suk sus sux sv sw swb syc syr szl ta tce tcy te tem teo ter tet tg tgx th
  tht ti tig tiv tk tkl tkr tlh tli tly tmh tn to tog tok tpi tr tru trv trw ts tsd tsi tt ttm ttt tum tvl tw
  twq ty tyv tzm udm ug uga uk umb ur uz vai ve vec vep vi vls vmf vmw vo vot vro vun wa wae wal war was wbp
  wo wuu xal xh xmf xnr xog yao yap yav ybb yi yo yrl yue za zap zbl zea zen zgh zh zu zun zza
`;
export const worldLanguages: readonly string[] = codes.trim().split(/\s+/);
const known: ReadonlySet<string> = new Set(worldLanguages);
export const isWorldLanguage = (code: string): boolean => known.has(code);

const namesIn = oncePer(
  (reader: string) => new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' }),
);
/** A language's name in the reader's own language; in English, or else its code, where it has none there. */
export const nameOfLanguage = (code: string, reader: string): string =>
  namesIn(reader).of(code) ?? namesIn('en').of(code) ?? code;

/** Names that people write and CLDR has under another. */
const otherNames: readonly (readonly [string, string])[] = [
  ...([
    ['farsi', 'fa'],
    ['dari', 'fa'],
    ['tagalog', 'fil'],
    ['mandarin', 'zh'],
    ['putonghua', 'zh'],
  ] as const),
  ...([
    ['castellano', 'es'],
    ['castilian', 'es'],
    ['castillan', 'es'],
    ['bahasa indonesia', 'id'],
  ] as const),
  ...([
    ['bahasa melayu', 'ms'],
    ['tetun', 'tet'],
    ['chichewa', 'ny'],
    ['chewa', 'ny'],
    ['isizulu', 'zu'],
  ] as const),
  ...([
    ['isixhosa', 'xh'],
    ['sesotho', 'st'],
    ['setswana', 'tn'],
    ['kreyòl ayisyen', 'ht'],
    ['kreyol', 'ht'],
  ] as const),
];

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const add = (names: Map<string, string>, reader: string, of: readonly string[]): void => {
  for (const code of of) {
    const name = namesIn(reader).of(code);
    // A name of two languages is kept for the first: none of those pairs are apart in any list that people read.
    if (name && !names.has(plain(name))) names.set(plain(name), code);
  }
};

const readers = ['en', 'fr', 'es', 'ru', 'zh'] as const;
let names: ReadonlyMap<string, string> | null = null;
const allNames = (): ReadonlyMap<string, string> => {
  if (names) return names;
  const made = new Map<string, string>();
  for (const code of worldLanguages) made.set(code, code);
  for (const reader of readers) add(made, reader, worldLanguages);
  for (const own of Intl.DisplayNames.supportedLocalesOf([...worldLanguages])) add(made, own, [own]);
  for (const [name, code] of otherNames) made.set(name, code);
  names = made;
  return made;
};

/** The code of a language by its name, in one of five languages or in its own, or by its code. */
export const languageNamed = (name: string): string | null => allNames().get(plain(name)) ?? null;

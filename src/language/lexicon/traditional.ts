/** Each simplified character with the traditional one that stands for it: those that we offer, and the commonest. */
const pairs =
  '专專业業两兩个個临臨为為么麼义義争爭于於从從们們仅僅传傳伤傷伙夥体體侣侶倾傾写寫农農决決况況冲衝击擊别別删刪剥剝务務动動劳勞区區医醫却卻双雙台臺号號后後听聽响響国國墙牆声聲处處妇婦实實对對寻尋将將岁歲带帶帮幫并並广廣应應归歸录錄' +
  '征徵愿願战戰护護报報择擇损損换換据據数數断斷无無时時术術机機权權条條来來构構样樣检檢残殘没沒点點状狀狱獄疗療监監碍礙确確种種称稱离離稳穩穷窮纽紐组組织織经經结結绝絕给給缓緩缘緣罗羅罚罰职職聋聾艰艱药藥规規视視认認' +
  '让讓记記许許论論设設证證评評诊診词詞话話该該语語说說请請诺諾谁誰谈談谓謂调調贩販贫貧贬貶费費资資转轉轮輪载載轻輕边邊达達过過运運还還这這进進远遠连連选選遗遺里裡针針钱錢长長门門闭閉问問间間队隊陆陸险險难難顶頂顾顧题題风風龄齡' +
  '会會关關内內类類变變发發团團联聯与與买買卖賣产產亲親众眾员員单單卫衛压壓参參吗嗎图圖场場备備复復够夠学學宪憲导導属屬岛島师師当當总總恋戀怀懷态態惩懲拥擁旧舊显顯极極气氣济濟满滿灾災爱愛营營虽雖见見观觀训訓议議访訪诉訴' +
  '译譯试試负負财財败敗质質购購贱賤贵貴车車软軟输輸办辦迁遷违違邻鄰释釋银銀错錯闻聞阶階随隨隐隱额額馆館驱驅骗騙骚騷乐樂习習书書乡鄉亚亞亿億价價优優兰蘭兴興养養冻凍减減创創厂廠厅廳叶葉启啟圆圓块塊坏壞奖獎妈媽孙孫审審层層币幣庄莊庆慶' +
  '开開张張弹彈强強忧憂怜憐悬懸惊驚愤憤戏戲户戶扩擴扫掃抚撫抢搶携攜敌敵杀殺杂雜杨楊标標树樹桥橋梦夢毁毀汉漢湾灣温溫灭滅灵靈烂爛热熱爷爺牵牽独獨现現环環电電疯瘋盖蓋盘盤矿礦礼禮积積竞競笔筆签簽简簡粮糧紧緊纪紀约約红紅级級纳納纷紛纸紙线線练練终終' +
  '绍紹络絡绑綁续續维維绩績绿綠编編缩縮网網罢罷肃肅肤膚胜勝脑腦脱脫节節艺藝药藥获獲虑慮补補袭襲装裝觉覺览覽触觸订訂讨討讯訊讲講误誤详詳谋謀谢謝责責货貨贸貿赔賠赖賴赚賺赛賽赞讚赶趕跃躍践踐较較辅輔辆輛辈輩辞辭适適递遞郑鄭钟鐘铁鐵镇鎮闲閒阅閱阳陽阴陰阵陣陈陳际際' +
  '韩韓页頁项項顺順须須顿頓预預领領频頻颜顏饥飢饭飯饮飲驻駐驾駕验驗鱼魚鸟鳥龙龍诚誠赋賦缠纏绪緒据據乱亂严嚴丧喪丰豐为為举舉么麼乌烏乔喬仪儀侨僑债債儿兒党黨兑兌冈岡刘劉则則刚剛剂劑剧劇劝勸协協华華卢盧吓嚇吨噸呕嘔咨諮园園围圍垄壟垒壘垦墾';
/** Where more than a character differs. */
const wholeWords: readonly (readonly [simplified: string, traditional: string])[] = [
  ['艾滋', '愛滋'],
  ['关系', '關係'],
  ['联系', '聯繫'],
];

const signs = [...pairs];
const traditionalOf: ReadonlyMap<string, string> = new Map(
  signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, signs[at + 1] ?? sign] as const] : [])),
);
const traditionals: ReadonlySet<string> = new Set(traditionalOf.values());

/** Is it written in traditional characters, for the most part? */
export const isTraditional = (text: string): boolean => {
  let [traditional, simplified] = [0, 0];
  for (const sign of text) {
    if (traditionals.has(sign)) traditional += 1;
    else if (traditionalOf.has(sign)) simplified += 1;
  }
  return traditional > simplified;
};

/** The same in traditional characters. */
export const inTraditional = (text: string): string => {
  const said = wholeWords.reduce(
    (all, [simplified, traditional]) => all.replaceAll(simplified, traditional),
    text,
  );
  return Array.from(said, (sign) => traditionalOf.get(sign) ?? sign).join('');
};

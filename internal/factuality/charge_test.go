package factuality

import "testing"

// TestAccuses_notInnocentWords: what only looks like a word of crime accuses nobody. Beside each
// stands a sentence that does.
func TestAccuses_notInnocentWords(t *testing.T) {
	for _, c := range []struct{ lang, silent, accuses string }{
		{"de", "Die Hütte liefert Stahl nach Wien.", "Er hat das Boot gestohlen."},
		{"de", "Der Rat verurteilt den Angriff auf die Brücke.", "Der Wirt wurde zu drei Jahren verurteilt."},
		{"de", "Das Schiff galt fälschlicherweise als verloren.", "Sie fälschte die Listen."},
		{"es", "El robot mide la profundidad.", "El capitán robó la caja."},
		{"es", "El barco violó la tregua.", "El guardia violó a una mujer."},
		{"es", "El ataque fue condenado por el consejo.", "El capitán fue condenado a dos años."},
		{"fr", "Le drone vole vers le port, puis a volé à basse altitude.", "Le capitaine a volé la caisse."},
		{"fr", "Le conseil condamne les frappes à la frontière.", "Le capitaine a été condamné à deux ans."},
		{"fr", "Le conseil a condamné les frappes à la frontière.", "Le tribunal condamne le capitaine à deux ans."},
		{"pt", "O ataque foi condenado por vários países.", "O capitão foi condenado a dois anos."},
		{"pl", "Przerwa była wymuszona, a minister zdradził plan.", "To była zdrada."},
		{"ru", "Совет выразил осуждение удара.", "Капитан был осуждён."},
		{"uk", "Рада вимагає пояснень і висловила засудження.", "Капітан був засуджений за вимагання."},
		{"ar", "قتل ثلاثة صيادين في العاصفة.", "القبطان قاتل."},
		{"fa", "حمله به بندر محکوم شد.", "ناخدا محکوم شناخته شد."},
		{"he", "הקברניט שט לנמל.", "הקברניט אשם ברצח."},
		{"zh", "他偷偷看了名单。", "他偷走了名单。"},
		{"zh", "他偷偷看了名單。", "船長被控貪污，還偷竊貨款。"},
	} {
		if words := new(Readings).Accuses(c.silent, c.lang); !words.Empty() {
			t.Errorf("%s: %q accuses with %q", c.lang, c.silent, words.Of(c.silent))
		}
		if new(Readings).Accuses(c.accuses, c.lang).Empty() {
			t.Errorf("%s: %q accuses nobody", c.lang, c.accuses)
		}
	}
}

// TestOpposite_notInnocentWords: words that only begin like one of two opposites, or mean
// another thing as well, are the contrary of nothing.
func TestOpposite_notInnocentWords(t *testing.T) {
	for _, c := range []struct{ lang, a, b string }{
		{"ar", "وقع القارب من قبل الحكومة", "بعد العاصفة"},
		{"ar", "زار أحياء المدينة", "قتلى في المدينة"},
		{"ar", "صدر البيان", "واردات الميناء"},
		{"de", "Der Hafen öffnete", "Schließlich kam das Schiff"},
		{"de", "Die Zahlung erfolgte am Montag", "Die Zahlung scheiterte am Montag"},
		{"en", "Most boats came", "At least six boats came"},
		{"en", "The port opened", "The port lies close to the border"},
		{"en", "Boats entered the port", "The department counts boats"},
		{"en", "Fares rose", "On fares the board declined to comment"},
		{"en", "The party supports the bridge", "The opposition votes for the bridge"},
		{"en", "The successor came", "The pump failed"},
		{"es", "Este año llegó", "Al oeste llegó"},
		{"es", "En abril", "El puerto está cerrado"},
		{"es", "Comprobó las cuentas", "Vendió las cuentas"},
		{"es", "El paso aumentó", "El paso está bajo control"},
		{"fa", "برد این موشک", "شکست این موشک"},
		{"fr", "Entre deux ports", "Le parti quitte le port"},
		{"fr", "Les ouvriers sont là", "Ils sont fermement là"},
		{"fr", "Ils ont commencé", "Un cessez-le-feu au terminal"},
		{"fr", "Le port emprunte", "Le port est prêt"},
		{"it", "Per la prima volta", "Dopo la piena"},
		{"it", "In aprile", "Il porto chiude"},
		{"it", "Iniziativa del porto", "Il lavoro è finito"},
		{"el", "Το λιμάνι άνοιξε", "Το λιμάνι κλείδωσε τις πύλες"},
		{"he", "הסירות עלו על החוף", "הסירות יורדות"},
		{"ja", "港が開いた", "港は静かだ"},
		{"pl", "Statki wzięły pocztę", "Poczta spała"},
		{"pt", "O barco parte às seis", "A maior parte chegou"},
		{"ru", "До 400 лодок", "После бури"},
		{"tr", "Liman açıldı", "Limanda kapı var"},
		{"vi", "Cảng mở rộng", "Cảng đóng thuế"},
		{"zh", "港口開放", "港口關心居民"},
		{"ru", "Винят друг друга", "Противник винит"},
		{"uk", "До 400 човнів", "Після бурі"},
		{"pl", "Pożar na północy miasta", "Pożar w sobotę po południu"},
		{"pl", "Przed sądem stanął kapitan", "Kapitan po raz pierwszy w sądzie"},
		{"pl", "Wystawę otwarto", "Wystawa na Zamku"},
		{"tr", "Kaptan limandan ayrıldı", "Olay dün meydana geldi"},
		{"tr", "Limanda yangın çıktı", "Bakan limana geldi"},
		{"tr", "Ülkenin batısında deprem", "Doğum günü kutlandı"},
		{"pt", "O número chegou a 30", "A tempestade deixou 30 mortos"},
		{"ja", "会見を開いた", "封鎖を発表"},
		{"vi", "Nước này mua tàu", "Tàu của bán đảo"},
		{"en", "Fares rose", "Fares were looked at in the fall"},
		{"en", "Before the storm she came", "She looked after the boats"},
		{"en", "The minister arrived", "The minister of the left spoke"},
		{"en", "Nobody came after the flood", "They stood before the court"},
		{"fr", "Avant la crue le port vendait", "D’après le syndicat le port vendait"},
		{"fr", "Le pêcheur a été libéré", "Le pêcheur lit un arrêté municipal"},
		{"fr", "Après la crue, la digue tient", "Le syndicat met en avant la digue"},
		{"de", "Der Hafen wurde geschlossen", "Die Fischer schreiben einen offenen Brief"},
		{"es", "Antes de la riada", "Día tras día"},
		{"ru", "После бури", "Перед судом"},
		{"en", "One of the largest barns", "One of the largest barns in the canton"},
		{"en", "No more than 40 farmers", "At most 40 farmers"},
		{"en", "All farmers came", "Some 40 farmers came"},
		{"en", "The state pays", "A company pays by the month"},
		{"fr", "Plus de 40 fermiers", "Jusqu’à présent 40 fermiers"},
		{"fr", "La plus grande grange", "La grange la plus grande"},
		{"de", "Der größte Hof", "Auf dem größten der Höfe"},
		{"ru", "Более 40 хозяйств", "Не менее 40 хозяйств"},
		{"es", "La mayor de las granjas", "La granja mayor"},
		{"zh", "最大的农场", "农场最大"},
		{"fr", "Le premier ministre parle", "Le chef parle d’un deuxième mandat"},
		{"fr", "Une prime annuelle", "Selon le quotidien, une prime"},
		{"fr", "La courte visite", "Tout au long de la visite"},
		{"en", "The public prosecutor spoke", "The secret papers of the prosecutor"},
		{"en", "The first fall since the flood", "In the second quarter, a fall"},
		{"en", "Many farms closed", "In the past few years farms closed"},
		{"en", "At least two votes", "It is up to the captain"},
		{"de", "Die Hälfte der Höfe", "Jeder zweite Hof"},
		{"de", "Das erste Fest", "Zu den Wahlen ein Fest"},
		{"es", "El primer acuerdo", "Un acuerdo entre los dos puertos"},
		{"es", "Por la mañana", "Una hora más tarde"},
		{"ru", "Некоторые суда", "Порт всё ещё закрыт"},
		{"ru", "Весь полк отступил", "Министр ввёл запрет"},
		{"fa", "به سرعت", "اگر دولت اقدام کند"},
		{"ar", "صباح اليوم", "فجر الصياد قنبلة مساء اليوم صباحا"},
		{"zh", "超过三十人", "最近，三十人"},
	} {
		if of, to := new(Readings).Opposite(c.a, c.lang, c.b, c.lang); !of.Empty() {
			t.Errorf("%s: %q of %q is the contrary of %q", c.lang, of.Of(c.a), c.a, to.Of(c.b))
		}
	}
	for _, c := range []struct{ lang, a, b string }{
		{"ar", "قبل يومين من العاصفة", "بعد يومين من العاصفة"},
		{"de", "Der Hafen öffnete", "Der Hafen schloss"},
		{"en", "At most six boats came", "At least six boats came"},
		{"en", "Fares rose", "Fares declined by a third"},
		{"es", "Al este del puerto", "Al oeste del puerto"},
		{"el", "Το λιμάνι άνοιξε", "Το λιμάνι έκλεισε"},
		{"fr", "Le port est ouvert", "Le port est fermé"},
		{"he", "הנמל נפתח", "הנמל נסגר"},
		{"ja", "乗客が増えた", "乗客が減った"},
		{"pl", "Port otwarto", "Port zamknięto"},
		{"pt", "O porto abriu", "O porto fechou"},
		{"tr", "Yolcu sayısı arttı", "Yolcu sayısı azaldı"},
		{"vi", "Số khách tăng lên", "Số khách giảm xuống"},
		{"zh", "客運量增加", "客运量减少"},
		{"it", "Prima della piena", "Dopo la piena"},
		{"en", "The ships arrived", "The ships left the harbour"},
		{"en", "The minister arrived", "The minister left Brest"},
		{"pt", "O ministro chegou", "O ministro deixou Lisboa"},
		{"pl", "Przed powodzią", "Po powodzi"},
		{"tr", "Bakan İzmir’e geldi", "Bakan İzmir’den ayrıldı"},
		{"ja", "港に着いた", "港を離れた"},
		{"he", "הדייג נמצא חי", "הדייג מת"},
		{"de", "Im März nahmen die Ausfuhren zu", "Im März sanken die Ausfuhren"},
		{"ja", "港が開いた", "港は閉鎖された"},
		{"pl", "Przed wyborami", "Po wyborach"},
		{"pl", "Na północy kraju", "Na południu kraju"},
		{"tr", "Ülkenin doğusunda", "Ülkenin batısında"},
		{"ru", "Перед бурей", "После бури"},
		{"ar", "أدانت المحكمة القبطان", "برأت المحكمة القبطان"}, // this and the next: words of two pairs
		{"es", "El juez condenó al capitán", "El juez absolvió al capitán"},
		{"en", "Catches doubled", "Catches halved"},
		{"en", "The board fired the captain", "The board reinstated the captain"},
		{"fr", "Le conseil salue la grève", "Le conseil dénonce la grève"},
		{"de", "Die Boote rückten bei Nacht in den Hafen vor", "Die Boote zogen sich bei Nacht aus dem Hafen zurück"},
		{"ru", "Бюджет с профицитом", "Бюджет с дефицитом"},
		{"fa", "مازاد بودجه", "کسری بودجه"},
		{"zh", "预算有盈余", "预算有赤字"},
		{"it", "La diga fu costruita", "La diga fu demolita"},
		{"uk", "Греблю збудували", "Греблю зруйнували"},
		{"en", "The largest barn", "One of the largest barns"},
		{"en", "More than 40 farmers", "No more than 40 farmers"},
		{"en", "Every farmer signed", "Several farmers signed"},
		{"en", "The barn is cleaned once a week", "The barn is cleaned once a year"},
		{"en", "The monthly rent of the barn", "The annual rent of the barn"},
		{"en", "A public school", "A private school"},
		{"fr", "Une prime chaque mois", "Une prime chaque année"},
		{"zh", "超过三十人", "不到三十人"},
		{"ar", "أكثر من 300 عامل", "نحو 300 عامل"},
		{"fr", "Le plus grand troupeau", "L’un des plus grands troupeaux"},
		{"fr", "Tous les fermiers", "Certains fermiers"},
		{"de", "Der größte Hof", "Einer der größten Höfe"},
		{"de", "Mindestens 40 Höfe", "Höchstens 40 Höfe"},
		{"es", "Todos los ganaderos", "Algunos ganaderos"},
		{"es", "El rebaño es el mayor", "El rebaño es uno de los mayores"},
		{"ru", "Более 40 хозяйств", "Не более 40 хозяйств"},
		{"ru", "Все хозяйства", "Некоторые хозяйства"},
		{"ar", "جميع المزارعين", "بعض المزارعين"},
		{"fa", "همه دامداران", "برخی از دامداران"},
		{"zh", "所有农民", "部分农民"},
		{"zh", "最大的农场", "最大的农场之一"},
	} {
		if of, _ := new(Readings).Opposite(c.a, c.lang, c.b, c.lang); of.Empty() {
			t.Errorf("%s: nothing of %q is the contrary of %q", c.lang, c.a, c.b)
		}
	}
}

func TestOpposite_inTwoLanguages(t *testing.T) {
	for _, c := range []struct{ langA, a, langB, b string }{
		{"ru", "Добыча выросла", "en", "Output fell"},
		{"zh", "出口增加", "fr", "Les exportations baissent"},
		{"ar", "ارتفعت الصادرات", "de", "Die Ausfuhren gingen zurück"},
		{"fr", "À l’ouest du port", "en", "East of the eastern port"},
	} {
		if of, _ := new(Readings).Opposite(c.a, c.langA, c.b, c.langB); of.Empty() {
			t.Errorf("nothing of %q is the contrary of %q", c.a, c.b)
		}
	}
	for _, c := range []struct{ langA, a, langB, b string }{
		{"ru", "Добыча выросла", "en", "Output rose after the strike"},
		{"de", "Die Ausfuhren legten zu", "en", "Exports increased"},
		{"zh", "出口增加", "es", "Las exportaciones crecen y la deuda baja, aumentan"},
		{"fa", "صادرات افزایش یافت", "en", "The port was opened"},
		{"ru", "Он выступил перед парламентом днём", "fr", "Il a parlé devant le parlement dans l’après-midi"},
		{"el", "Πριν από δύο χρόνια, αφού έκλεισε το λιμάνι", "fr", "Il y a deux ans, après la fermeture du port"},
		{"tr", "İki yıl önce, fırtınanın ardından", "fr", "Il y a deux ans, après la tempête"},
		{"tr", "Gemide 12 kişi vardı", "fr", "Douze personnes ont quitté le bateau"},
		{"ja", "港の封鎖について会見を開いた", "fr", "Conférence de presse sur la fermeture du port"},
		{"ja", "港から50キロ離れた町に着いた", "fr", "Arrivée dans une ville à 50 km du port"},
		{"he", "האסון גבה חיים רבים", "fr", "La catastrophe a fait de nombreux morts"},
		{"he", "החל מיום ראשון יופסקו ההפלגות", "en", "From Sunday sailings will be stopped"},
		{"pl", "Ocaleni martwią się o łodzie", "fr", "Les survivants craignent pour leurs bateaux"},
		{"fr", "Les secours sont arrivés, la tempête a fait douze morts", "en", "Rescuers reached the harbour; the storm left 12 dead"},
		{"en", "Prices of fish fell", "de", "Die Behörde nahm am Montag zu den Preisen Stellung"},
		{"fr", "Chaque année, dans le cadre de l’accord", "en", "Each year, as part of the deal"},
		{"fr", "Plus de 300 familles vivent dans des logements moins chers", "en", "More than 300 families live in less expensive homes"},
		{"de", "Der Geheimdienst warnte die Bevölkerung", "en", "The intelligence service warned the public"},
		{"de", "Der langjährige Minister starb kurz nach Mitternacht", "en", "The long-serving minister died shortly after midnight"},
		{"de", "Die Vorräte reichen eine Woche", "en", "The supplies of the poor will last a week"},
		{"es", "A lo largo del año", "en", "In one short year"},
		{"ru", "Один из банков впервые отчитался", "en", "One of Russia’s banks reported for the first time"},
		{"fa", "او و همسرش", "en", "She and her husband, a man of the port"},
		{"ar", "يعمل المجلس من أجل السلام", "en", "The council abandoned the war"},
		{"ar", "المدارس الرسمية، خاصة في الشمال", "en", "Public schools, especially in the north"},
		{"zh", "青少年人数增加", "en", "There are more teenagers"},
		{"zh", "男子的妻子", "en", "The man’s wife"},
	} {
		if of, to := new(Readings).Opposite(c.a, c.langA, c.b, c.langB); !of.Empty() {
			t.Errorf("%q of %q is the contrary of %q", of.Of(c.a), c.a, to.Of(c.b))
		}
	}
}

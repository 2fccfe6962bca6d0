//! How days and ages are written, by language. The one rule: whatever is said of a language is
//! said here, as data.

/// What a language calls days and ages. Words are in lower case, without a full stop, and parted
/// by spaces.
pub(super) struct Language {
    /// The names of each, parted by spaces; months by bars.
    pub(super) months: &'static str,
    pub(super) weekdays: &'static str,
    /// Words in a date that say nothing of the day.
    pub(super) between: &'static str,
    pub(super) today: &'static str,
    pub(super) yesterday: &'static str,
    /// What makes a length of time an age, before or behind it.
    pub(super) ago: &'static str,
    /// What makes it the distance from the comment before.
    pub(super) later: &'static str,
    /// Minutes, hours, days, weeks, and what is longer: as forums shorten them in an age.
    pub(super) short: &'static str,
    /// The same in full.
    pub(super) long: &'static str,
}

/// English first: its words win over those of others.
pub(super) const LANGUAGES: &[Language] = &[
    Language {
        months: "january jan|february feb|march mar|april apr|may|june jun|july jul|\
            august aug|september sep sept|october oct|november nov|december dec",
        weekdays: "monday mon tuesday tue tues wednesday wed thursday thu thur thurs \
            friday fri saturday sat sunday sun",
        between: "at on",
        today: "today now",
        yesterday: "yesterday",
        ago: "ago",
        later: "later",
        short: "m min mins|h hr hrs|d|w wk|mo mon mth y yr",
        long: "minute minutes|hour hours|day days|week weeks|month months year years",
    },
    Language {
        months: "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|\
            julio jul|agosto ago|septiembre setiembre sep sept set|octubre oct|\
            noviembre nov|diciembre dic",
        weekdays: "lunes lun martes mar miércoles mié jueves jue viernes vie sábado sáb \
            domingo dom",
        between: "de del el a las la",
        today: "hoy",
        yesterday: "ayer",
        ago: "hace",
        later: "después",
        short: "min|h|d|sem|mes meses a",
        long: "minuto minutos|hora horas|día días|semana semanas|año años",
    },
    Language {
        months: "januar jänner jan|februar feb|märz mär|april apr|mai|juni jun|\
            juli jul|august aug|september sep sept|oktober okt|november nov|\
            dezember dez",
        weekdays: "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag \
            sonnabend sa sonntag so",
        between: "um am den uhr",
        today: "heute",
        yesterday: "gestern",
        ago: "vor",
        later: "später",
        short: "min|h std|d|wo|m a",
        long: "minute minuten|stunde stunden|tag tage tagen|woche wochen|\
            monat monate monaten jahr jahre jahren",
    },
    Language {
        months: "janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|\
            août|septembre sept|octobre oct|novembre nov|décembre déc",
        weekdays: "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam \
            dimanche dim",
        between: "le à",
        today: "aujourd'hui aujourd’hui",
        yesterday: "hier",
        ago: "il_y_a",
        later: "plus_tard",
        short: "min|h|j|sem|mois an ans",
        long: "minute minutes|heure heures|jour jours|semaine semaines|année années",
    },
    Language {
        months: "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|\
            julho jul|agosto ago|setembro set|outubro out|novembro nov|\
            dezembro dez",
        weekdays: "segunda-feira seg terça-feira ter quarta-feira qua quinta-feira qui \
            sexta-feira sex sábado sáb domingo dom",
        between: "de às em",
        today: "hoje",
        yesterday: "ontem",
        ago: "há atrás",
        later: "depois",
        short: "min|h|d|sem|mês meses a",
        long: "minuto minutos|hora horas|dia dias|semana semanas|ano anos",
    },
    Language {
        months: "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|\
            luglio lug|agosto ago|settembre set|ottobre ott|novembre nov|\
            dicembre dic",
        weekdays: "lunedì lun martedì mar mercoledì mer giovedì gio venerdì ven sabato \
            sab domenica dom",
        between: "il alle",
        today: "oggi",
        yesterday: "ieri",
        ago: "fa",
        later: "dopo",
        short: "min|h|g gg|sett|mese mesi a",
        long: "minuto minuti|ora ore|giorno giorni|settimana settimane|anno anni",
    },
    Language {
        months: "января январь янв|февраля февраль февр фев|марта март мар|\
            апреля апрель апр|мая май|июня июнь июн|июля июль июл|\
            августа август авг|сентября сентябрь сент сен|октября октябрь окт|\
            ноября ноябрь нояб ноя|декабря декабрь дек",
        weekdays: "понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб \
            воскресенье вс",
        between: "в г года",
        today: "сегодня",
        yesterday: "вчера",
        ago: "назад",
        later: "спустя позже",
        short: "м мин|ч|д дн|нед|мес г л",
        long: "минуту минута минуты минут|час часа часов|день дня дней|\
            неделю недели недель|месяц месяца месяцев год года лет",
    },
    // What is written in signs counts its months; years, months and days follow their numbers.
    Language {
        months: "",
        weekdays: "星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日",
        between: "",
        today: "今天",
        yesterday: "昨天",
        ago: "前",
        later: "后 後",
        short: "分钟 分鐘 分|小时 小時|天 日|周 週|个月 個月 月 年",
        long: "||||",
    },
    Language {
        months: "",
        weekdays: "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
        between: "",
        today: "今日",
        yesterday: "昨日",
        ago: "前",
        later: "後",
        short: "分|時間|日|週間|か月 ヶ月 年",
        long: "||||",
    },
    Language {
        months: "",
        weekdays: "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        between: "",
        today: "오늘",
        yesterday: "어제",
        ago: "전",
        later: "후",
        short: "분|시간|일|주|달 개월 년",
        long: "||||",
    },
];

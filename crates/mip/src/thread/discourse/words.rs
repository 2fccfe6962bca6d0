//! What a forum writes beside the posts, by language: German, English, Spanish, French, Italian,
//! Japanese, Korean, Portuguese, Russian and Chinese. The one rule: all of it is data, in lower case, parted by bars.

use std::{collections::BTreeSet, sync::LazyLock};

/// Words to look for.
pub(super) type Words = LazyLock<BTreeSet<&'static str>>;

fn set(words: &'static str) -> BTreeSet<&'static str> {
    words.split('|').collect()
}

/// What stands behind a count on a line: "2 replies".
pub(super) static COUNTED: Words = LazyLock::new(|| {
    set("like|likes|reply|replies|view|views|link|links|user|users|voter|voters|person|\
    people|edit|edits|antwort|antworten|aufruf|aufrufe|nutzer|benutzer|mal gefällt mir|\
    respuesta|respuestas|visita|visitas|vista|vistas|usuario|usuarios|enlace|enlaces|\
    me gusta|réponse|réponses|vue|vues|utilisateur|utilisateurs|lien|liens|j'aime|\
    j’aime|resposta|respostas|visualização|visualizações|usuário|usuários|utilizador|\
    utilizadores|curtida|curtidas|ligação|ligações|risposta|risposte|visualizzazione|\
    visualizzazioni|utente|utenti|collegamento|collegamenti|mi piace|个回复|條回覆|条回复|回复|次浏览|\
    浏览量|用户|个赞|点赞|链接|件の返信|返信|表示|閲覧|ユーザー|リンク|いいね|いいね！|개의 답글|답글|조회수|사용자|링크|좋아요|ответ|\
    ответа|ответов|просмотр|просмотра|просмотров|пользователь|пользователя|\
    пользователей|участник|участника|участников|ссылка|ссылки|ссылок|симпатия|симпатии|\
    симпатий")
});

/// Labels of the map of a topic.
pub(super) static LABELS: Words = LazyLock::new(|| {
    set("created|created by|last reply|read|participants|frequent posters|popular links|\
    summarize|top replies|erstellt|letzte antwort|lesezeit|creado|última respuesta|créé|\
    dernière réponse|criado|última resposta|creato|ultima risposta|创建|创建时间|最后回复|最后一次回复|\
    作成|作成日|最後の返信|최종 답글|생성|생성일|마지막 답글|создано|последний ответ")
});

/// What stands on a button.
pub(super) static BUTTONS: Words = LazyLock::new(|| {
    set("reply|share|like|quote|flag|bookmark|solution|solved|solved!|edit|copy link|\
    copy link to post|last visit|show more|show replies|hide replies|show results|\
    hide results|vote now!|vote|results|closed|unread|new|expand|load more|summarize|\
    summarize this topic|view original post|continue discussion|antworten|teilen|\
    gefällt mir|lösung|mehr anzeigen|letzter besuch|antworten anzeigen|responder|\
    compartir|solución|mostrar más|última visita|mostrar respuestas|répondre|partager|\
    solution acceptée|afficher plus|dernière visite|afficher les réponses|compartilhar|\
    solução|mostrar mais|rispondi|condividi|soluzione|mostra altro|ultima visita|分享|\
    解决方案|显示更多|返信する|共有|解決策|もっと表示|공유|답글|해결책|더 보기|ответить|поделиться|решение|показать ещё")
});

/// What begins a line about who wrote last.
pub(super) static EDITED: Words = LazyLock::new(|| {
    set("last edited by |edited by |zuletzt bearbeitet von |última edición por |\
    dernière modification par ")
});

/// What was done to a topic, in a post without words.
pub(super) static ACTIONS: Words = LazyLock::new(|| {
    set("closed|opened|archived|unarchived|pinned|pinned globally|unpinned|listed|unlisted|\
    autobumped|automatically bumped|split this topic|made this topic public|\
    made this a banner|removed this banner|tags updated|category updated|\
    closed this topic|opened this topic|archived this topic|geschlossen|geöffnet|\
    archiviert|angeheftet|cerrado|abierto|archivado|anclado|fermé|ouvert|archivé|\
    épinglé|fechado|aberto|arquivado|fixado|chiuso|aperto|archiviato|appuntato|已关闭|关闭|\
    已打开|已置顶|クローズされました|オープンされました|固定しました|닫힘|열림|закрыто|закрыта|открыто|закреплено")
});

/// Those who are nobody.
pub(super) static SYSTEM: Words = LazyLock::new(|| set("system|discobot"));

/// What stands over other topics, below the last post.
pub(super) static BELOW: Words = LazyLock::new(|| {
    set("suggested topics|related topics|new & unread topics|related messages|\
    vorgeschlagene themen|ähnliche themen|temas sugeridos|sujets suggérés|\
    tópicos sugeridos|argomenti suggeriti|推荐话题|おすすめのトピック|추천 글|похожие темы")
});

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%Ln new post(s)</source>
        <translation>
            <numerusform>%Ln new post</numerusform>
            <numerusform>%Ln new posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatchUpPane</name>
    <message numerus="yes">
        <source>Last %Ln hour(s)</source>
        <translation>
            <numerusform>Last hour</numerusform>
            <numerusform>Last %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reply(s)</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln boost(s)</source>
        <translation>
            <numerusform>%Ln boost</numerusform>
            <numerusform>%Ln boosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln suggestion</numerusform>
            <numerusform>%Ln suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeWindow</name>
    <message numerus="yes">
        <source>%Ln file(s) without a description</source>
        <translation>
            <numerusform>%Ln file without a description</numerusform>
            <numerusform>%Ln files without a description</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContextPreview</name>
    <message numerus="yes">
        <source>This post is %Ln month(s) old.</source>
        <translation>
            <numerusform>This post is %Ln month old.</numerusform>
            <numerusform>This post is %Ln months old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This post is %Ln year(s) old.</source>
        <translation>
            <numerusform>This post is %Ln year old.</numerusform>
            <numerusform>This post is %Ln years old.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DescriptionDialog</name>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>%Ln character left</numerusform>
            <numerusform>%Ln characters left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many for this server.</source>
        <translation>
            <numerusform>%Ln character too many for this server.</numerusform>
            <numerusform>%Ln characters too many for this server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message numerus="yes">
        <source>%Ln emoji found</source>
        <translation>
            <numerusform>%Ln emoji found</numerusform>
            <numerusform>%Ln emoji found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message numerus="yes">
        <source>Try again in %Ln second(s).</source>
        <translation>
            <numerusform>Try again in %Ln second.</numerusform>
            <numerusform>Try again in %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %Ln minute(s).</source>
        <translation>
            <numerusform>Try again in %Ln minute.</numerusform>
            <numerusform>Try again in %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No more files fit in this post: the server takes %Ln.</source>
        <translation>
            <numerusform>No more files fit in this post: the server takes %Ln.</numerusform>
            <numerusform>No more files fit in this post: the server takes %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file is too large: the server takes up to %Ln kB.</source>
        <translation>
            <numerusform>This file is too large: the server takes up to %Ln kB.</numerusform>
            <numerusform>This file is too large: the server takes up to %Ln kB.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file is too large: the server takes up to %Ln MB.</source>
        <translation>
            <numerusform>This file is too large: the server takes up to %Ln MB.</numerusform>
            <numerusform>This file is too large: the server takes up to %Ln MB.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message numerus="yes">
        <source>{people} and %Ln more will be notified.</source>
        <translation>
            <numerusform>{people} and %Ln more will be notified.</numerusform>
            <numerusform>{people} and %Ln more will be notified.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln post(s) not sent</source>
        <translation>
            <numerusform>%Ln post not sent</numerusform>
            <numerusform>%Ln posts not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPostsPill</name>
    <message numerus="yes">
        <source>%Ln new post(s)</source>
        <translation>
            <numerusform>%Ln new post</numerusform>
            <numerusform>%Ln new posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Your post will be sent in %Ln second(s).</source>
        <translation>
            <numerusform>Your post will be sent in %Ln second.</numerusform>
            <numerusform>Your post will be sent in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxStrip</name>
    <message numerus="yes">
        <source>%Ln waiting to be sent as soon as {server} answers.</source>
        <translation>
            <numerusform>%Ln waiting to be sent as soon as {server} answers.</numerusform>
            <numerusform>%Ln waiting to be sent as soon as {server} answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to be sent.</source>
        <translation>
            <numerusform>%Ln waiting to be sent.</numerusform>
            <numerusform>%Ln waiting to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureChoices</name>
    <message numerus="yes">
        <source>%Ln MB</source>
        <translation>
            <numerusform>%Ln MB</numerusform>
            <numerusform>%Ln MB</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln MB in use</source>
        <translation>
            <numerusform>%Ln MB in use</numerusform>
            <numerusform>%Ln MB in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollEditor</name>
    <message numerus="yes">
        <source>This server takes %Ln choice(s) at most.</source>
        <translation>
            <numerusform>This server takes %Ln choice at most.</numerusform>
            <numerusform>This server takes %Ln choices at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A choice may have %Ln character(s) at most.</source>
        <translation>
            <numerusform>A choice may have %Ln character at most.</numerusform>
            <numerusform>A choice may have %Ln characters at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Post</name>
    <message numerus="yes">
        <source>%Ln reply(s)</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln boost(s)</source>
        <translation>
            <numerusform>%Ln boost</numerusform>
            <numerusform>%Ln boosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln favourite(s)</source>
        <translation>
            <numerusform>%Ln favourite</numerusform>
            <numerusform>%Ln favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s)</source>
        <translation>
            <numerusform>%Ln attachment</numerusform>
            <numerusform>%Ln attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other(s) boosted</source>
        <translation>
            <numerusform>%1 and %Ln other boosted</numerusform>
            <numerusform>%1 and %Ln others boosted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln quote</numerusform>
            <numerusform>%Ln quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more hashtag(s)</source>
        <translation>
            <numerusform>Show %Ln more hashtag</numerusform>
            <numerusform>Show %Ln more hashtags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln</source>
        <translation>
            <numerusform>+%Ln</numerusform>
            <numerusform>+%Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) voted</source>
        <translation>
            <numerusform>%Ln person voted</numerusform>
            <numerusform>%Ln people voted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>%Ln vote</numerusform>
            <numerusform>%Ln votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reaction(s)</source>
        <translation>
            <numerusform>%Ln reaction</numerusform>
            <numerusform>%Ln reactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>boosted by %1 and %Ln other(s)</source>
        <translation>
            <numerusform>boosted by %1 and %Ln other</numerusform>
            <numerusform>boosted by %1 and %Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostPart</name>
    <message numerus="yes">
        <source>%Ln character(s) too many for this server.</source>
        <translation>
            <numerusform>%Ln character too many for this server.</numerusform>
            <numerusform>%Ln characters too many for this server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>%Ln character left</numerusform>
            <numerusform>%Ln characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source>%Ln MB</source>
        <translation>
            <numerusform>%Ln MB</numerusform>
            <numerusform>%Ln MB</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln second(s)</source>
        <translation>
            <numerusform>Every second</numerusform>
            <numerusform>Every %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln minute(s)</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message numerus="yes">
        <source>%Ln more reply(s) found</source>
        <translation>
            <numerusform>%Ln more reply found</numerusform>
            <numerusform>%Ln more replies found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your server knows {known} of %Ln reply(s).</source>
        <translation>
            <numerusform>Your server knows {known} of %Ln reply.</numerusform>
            <numerusform>Your server knows {known} of %Ln replies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reply(s) folded</source>
        <translation>
            <numerusform>%Ln reply folded</numerusform>
            <numerusform>%Ln replies folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln hidden reply(s)</source>
        <translation>
            <numerusform>Show %Ln hidden reply</numerusform>
            <numerusform>Show %Ln hidden replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln reply(s)</source>
        <translation>
            <numerusform>Show %Ln reply</numerusform>
            <numerusform>Show %Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln reply(s)</source>
        <translation>
            <numerusform>Hide %Ln reply</numerusform>
            <numerusform>Hide %Ln replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%Ln month(s) later</source>
        <translation>
            <numerusform>%Ln month later</numerusform>
            <numerusform>%Ln months later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) later</source>
        <translation>
            <numerusform>%Ln year later</numerusform>
            <numerusform>%Ln years later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln minute left</numerusform>
            <numerusform>%Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>%Ln hour left</numerusform>
            <numerusform>%Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendsPane</name>
    <message numerus="yes">
        <source>%Ln person(s) in two days</source>
        <translation>
            <numerusform>%Ln person in two days</numerusform>
            <numerusform>%Ln people in two days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingChoices</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %Ln month(s)</source>
        <translation>
            <numerusform>After %Ln month</numerusform>
            <numerusform>After %Ln months</numerusform>
        </translation>
    </message>
</context>
</TS>

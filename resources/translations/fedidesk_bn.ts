<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>Thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation>হোম</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>স্থানীয়</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>ফেডারেটেড</translation>
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the post?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this post for everybody?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its replies stay; favourites and boosts are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountSwitcher</name>
    <message>
        <source>Accounts</source>
        <translation>অ্যাকাউন্ট</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Account trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New post</source>
        <translation>নতুন পোস্ট</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>হোম</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>স্থানীয়</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>ফেডারেটেড</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>নতুন করে আনুন</translation>
    </message>
    <message>
        <source>Go to the newest post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>উত্তর দিন</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>বুস্ট</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>প্রিয়</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>বুকমার্ক</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the post…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of this account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>সেটিংস…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ComposeWindow</name>
    <message>
        <source>Reply</source>
        <translation>উত্তর দিন</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>নতুন পোস্ট</translation>
    </message>
    <message>
        <source>Posting as {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering {name}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should people know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is going on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a content warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a content warning (Ctrl+Shift+W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw this text away (Ctrl+Shift+Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the post (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what_happened} Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong. Nothing you wrote is lost. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1. What you see and what you wrote is kept. Check the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time. What you see and what you wrote is kept. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is not secure, so nothing was sent. Check the address, and the date and time of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a pause because there were too many requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a problem of its own just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not allow this. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer accepts this sign-in. What you wrote is kept. Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has forgotten this application. Your account is safe. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer there: it was deleted, or it is not visible to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not offer this. Everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept this. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 makes no sense. Nothing is lost. Try again; if it stays like that, the server may be in maintenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers, but it is not a server of the fediverse that can be used here. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser. Nothing was changed. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answered in the browser for a while, so the sign-in ended. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer from the browser belongs to another sign-in and was not used. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept the code. Start the sign-in again for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like “example.social”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in did not work. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no safe keyring to keep the sign-in. Start one, such as GNOME Keyring or KWallet, and try again, or sign in for this time only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked. Your accounts are kept. Unlock it and try again, or go on for this time only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring does not answer. Your accounts are kept. Look for a window that asks for its password, then try again, or go on for this time only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not keep the sign-in. Try again, or go on for this time only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring no longer has the sign-in of this account. Its drafts and settings are kept. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring can&apos;t be used just now. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be read or written. It holds for as long as this window is open. Check that the disk is not full, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong with %1. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>fedidesk (demo)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a demo: the people and their posts are made up, and nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of @{handle}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fedidesk gives its permission back to the server and deletes what it keeps of this account, unsent posts too. Your account on the server stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{what_happened} {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boost was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The favourite was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bookmark was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The post was not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your post was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The post was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your post was not sent; its text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choice holds until fedidesk ends, but it could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of your accounts could not be read and was set aside. Your tokens are safe: add your accounts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something could not be saved on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{account} was signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{account} was removed here, but not everything could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong. It was written to the log; you can go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>নতুন করে আনুন</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Post</name>
    <message>
        <source>Reply</source>
        <translation>উত্তর দিন</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>বুস্ট</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>প্রিয়</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>বুকমার্ক</translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boosted by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourited by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n boost(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only public posts can be boosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the boost back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted post is waiting for its author&apos;s consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author of the quoted post did not consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author of the quoted post took the consent back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted post was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted post is not visible to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted post can&apos;t be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Quotes another post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted post by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people mentioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 boosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues a thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In reply to @%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In reply to a post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animation without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show content</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than one answer possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boosted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>content warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hidden as sensitive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poll: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotes %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boosted by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourited by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RedirectPage</name>
    <message>
        <source>en</source>
        <comment>the code of the language you translate into, such as bn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this page and go back to fedidesk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fedidesk was not allowed to use your account. You can close this page and go back to fedidesk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page does not belong to the sign-in that fedidesk is waiting for. Go back to fedidesk and open the browser from there once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and proxy change at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the focused post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which server is the account?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the code here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code from the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in until fedidesk ends; nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what_happened} You are signed in, but your sign-in could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in at {host}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser shows a code when you have signed in at {host}. Copy it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in your browser: sign in at {host} and allow fedidesk to use it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>minutes ago, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>hours ago, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date of this year, as in Qt&apos;s date formats</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date of another year, as in Qt&apos;s date formats</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1B</source>
        <comment>thousand millions, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1K</source>
        <comment>thousands, short</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Visibility</name>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people mentioned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisibilityBox</name>
    <message>
        <source>Visibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can see this post</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>The demo is starting…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to fedidesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mastodon is made of many servers that talk to each other. Tell us where your account is: the part after the last @ of your address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

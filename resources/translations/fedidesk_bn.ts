<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>AboutPane</name>
    <message>
        <source>This could not be loaded</source>
        <translation>এটি লোড করা গেল না</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Thread</source>
        <translation>আলোচনা</translation>
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
    <name>AltPanel</name>
    <message>
        <source>Description</source>
        <translation>বিবরণ</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%Ln new post(s)</source>
        <translation>
            <numerusform>%Lnটি নতুন পোস্ট</numerusform>
            <numerusform>%Lnটি নতুন পোস্ট</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attachment</name>
    <message>
        <source>Picture</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>শব্দ</translation>
    </message>
    <message>
        <source>{name}, {place} of {count}</source>
        <translation>{name}, {count}-এর মধ্যে {place}</translation>
    </message>
    <message>
        <source>Description: {text}</source>
        <translation>বিবরণ: {text}</translation>
    </message>
    <message>
        <source>No description yet.</source>
        <translation>এখনও কোনো বিবরণ নেই।</translation>
    </message>
    <message>
        <source>{name} was too large for the server and is sent with {width} × {height} pixels.</source>
        <translation>{name} সার্ভারের জন্য খুব বড় ছিল, তাই {width} × {height} পিক্সেলে পাঠানো হচ্ছে।</translation>
    </message>
    <message>
        <source>{name} now has {width} × {height} pixels.</source>
        <translation>{name} এখন {width} × {height} পিক্সেল।</translation>
    </message>
</context>
<context>
    <name>AuthorButton</name>
    <message>
        <source>Posting as {account}</source>
        <translation>{account} হিসেবে পোস্ট করছেন</translation>
    </message>
    <message>
        <source>Post from another account (Ctrl+Shift+A)</source>
        <translation>অন্য অ্যাকাউন্ট থেকে পোস্ট করুন (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>Post from</source>
        <translation>যে অ্যাকাউন্ট থেকে পোস্ট হবে</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Account trouble</source>
        <translation>অ্যাকাউন্টে সমস্যা</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>আবার সাইন ইন করুন</translation>
    </message>
</context>
<context>
    <name>CatchUpPane</name>
    <message>
        <source>How far back</source>
        <translation>কতটা পেছন পর্যন্ত</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ক্রম</translation>
    </message>
    <message>
        <source>With pictures</source>
        <translation>ছবিসহ</translation>
    </message>
    <message>
        <source>Only posts with pictures or films</source>
        <translation>শুধু ছবি বা ভিডিওওয়ালা পোস্ট</translation>
    </message>
    <message>
        <source>What came while you were away</source>
        <translation>আপনি না থাকাকালীন যা এসেছে</translation>
    </message>
    <message>
        <source>Since you were here last</source>
        <translation>শেষবার আসার পর থেকে</translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln hour(s)</source>
        <translation>
            <numerusform>গত %Ln ঘণ্টা</numerusform>
            <numerusform>গত %Ln ঘণ্টা</numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>পুরোনোগুলো আগে</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>নতুনগুলো আগে</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>ব্যক্তি অনুসারে</translation>
    </message>
    <message>
        <source>Most talked about</source>
        <translation>সবচেয়ে আলোচিত</translation>
    </message>
    <message>
        <source>By link</source>
        <translation>লিংক অনুসারে</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Lnটি পোস্ট</numerusform>
            <numerusform>%Lnটি পোস্ট</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reply(s)</source>
        <translation>
            <numerusform>%Lnটি উত্তর</numerusform>
            <numerusform>%Lnটি উত্তর</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln boost(s)</source>
        <translation>
            <numerusform>%Lnটি বুস্ট</numerusform>
            <numerusform>%Lnটি বুস্ট</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>দেখানোর মতো কিছু নেই</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>নতুন কিছু নেই</translation>
    </message>
    <message>
        <source>Nobody you follow posted in this time.</source>
        <translation>আপনি যাঁদের অনুসরণ করেন তাঁরা কেউ এই সময়ে কিছু পোস্ট করেননি।</translation>
    </message>
    <message>
        <source>Nothing found so far</source>
        <translation>এখন পর্যন্ত কিছু পাওয়া যায়নি</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Fetch more</source>
        <translation>আরও আনুন</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>{posts} so far…</source>
        <translation>এ পর্যন্ত {posts}…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln জন</numerusform>
            <numerusform>%Ln জন</numerusform>
        </translation>
    </message>
    <message>
        <source>{posts} by {people}, from {start} to {end}.</source>
        <translation>{start} থেকে {end} পর্যন্ত {people} মিলে {posts}।</translation>
    </message>
    <message>
        <source>Nothing from {start} to {end}.</source>
        <translation>{start} থেকে {end} পর্যন্ত কিছু নেই।</translation>
    </message>
    <message>
        <source>Something may be missing.</source>
        <translation>কিছু হয়তো বাদ পড়েছে।</translation>
    </message>
    <message>
        <source>There are posts, but none of what is chosen above.</source>
        <translation>পোস্ট আছে, তবে উপরে যা বাছা হয়েছে তার মধ্যে কোনোটি নয়।</translation>
    </message>
    <message>
        <source>There may be more from before that.</source>
        <translation>এর আগেরও কিছু থাকতে পারে।</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New post</source>
        <translation>নতুন পোস্ট</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>খসড়া</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>পাঠানোর অপেক্ষায়</translation>
    </message>
    <message>
        <source>Send what waits</source>
        <translation>অপেক্ষায় থাকা সব পাঠান</translation>
    </message>
    <message>
        <source>Scheduled posts</source>
        <translation>নির্ধারিত পোস্ট</translation>
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
        <source>Trending</source>
        <translation>আলোচিত</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>পছন্দের পোস্ট</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>বুকমার্ক</translation>
    </message>
    <message>
        <source>Catch up</source>
        <translation>যা এসেছে</translation>
    </message>
    <message>
        <source>Open timeline…</source>
        <translation>টাইমলাইন খুলুন…</translation>
    </message>
    <message>
        <source>Timeline options</source>
        <translation>টাইমলাইনের বিকল্প</translation>
    </message>
    <message>
        <source>Hide boosts</source>
        <translation>বুস্ট লুকান</translation>
    </message>
    <message>
        <source>Hide replies</source>
        <translation>উত্তর লুকান</translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation>সরাসরি দেখতে থাকুন</translation>
    </message>
    <message>
        <source>Keep in the sidebar</source>
        <translation>পাশের তালিকায় রাখুন</translation>
    </message>
    <message>
        <source>Move up in the sidebar</source>
        <translation>পাশের তালিকায় উপরে সরান</translation>
    </message>
    <message>
        <source>Move down in the sidebar</source>
        <translation>পাশের তালিকায় নিচে সরান</translation>
    </message>
    <message>
        <source>Show the next part</source>
        <translation>পরের অংশ দেখান</translation>
    </message>
    <message>
        <source>Show the part before</source>
        <translation>আগের অংশ দেখান</translation>
    </message>
    <message>
        <source>Follow or unfollow this person</source>
        <translation>এঁকে অনুসরণ করুন বা ছাড়ুন</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>নতুন করে আনুন</translation>
    </message>
    <message>
        <source>Go to the newest post</source>
        <translation>সবচেয়ে নতুন পোস্টে যান</translation>
    </message>
    <message>
        <source>Go to your place elsewhere</source>
        <translation>অন্যত্র যেখানে ছিলেন সেখানে যান</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>এখানেই থাকুন</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>পেছনে</translation>
    </message>
    <message>
        <source>Open the thread</source>
        <translation>আলোচনা খুলুন</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>উত্তর দিন</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>উদ্ধৃত করুন</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>বুস্ট করুন</translation>
    </message>
    <message>
        <source>Boost to…</source>
        <translation>যাদের কাছে বুস্ট করবেন…</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>পছন্দ করুন</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>বুকমার্ক করুন</translation>
    </message>
    <message>
        <source>React with an emoji…</source>
        <translation>ইমোজি দিয়ে সাড়া দিন…</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>অনুবাদ করুন</translation>
    </message>
    <message>
        <source>Read the descriptions</source>
        <translation>বিবরণ পড়ুন</translation>
    </message>
    <message>
        <source>Show or hide what is covered</source>
        <translation>ঢাকা অংশ দেখান বা লুকান</translation>
    </message>
    <message>
        <source>Select text</source>
        <translation>লেখা নির্বাচন করুন</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>লেখা কপি করুন</translation>
    </message>
    <message>
        <source>Look at pictures and films</source>
        <translation>ছবি ও ভিডিও দেখুন</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>লিঙ্ক কপি করুন</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>Open on your server</source>
        <translation>আপনার সার্ভারে খুলুন</translation>
    </message>
    <message>
        <source>Posts about this link</source>
        <translation>এই লিংক নিয়ে পোস্ট</translation>
    </message>
    <message>
        <source>Fold or unfold the replies</source>
        <translation>উত্তরগুলো গুটান বা খুলুন</translation>
    </message>
    <message>
        <source>Show more replies</source>
        <translation>আরও উত্তর দেখান</translation>
    </message>
    <message>
        <source>Who boosted it</source>
        <translation>কারা বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>Who favourited it</source>
        <translation>কারা পছন্দ করেছেন</translation>
    </message>
    <message>
        <source>Who quoted it</source>
        <translation>কারা উদ্ধৃত করেছেন</translation>
    </message>
    <message>
        <source>Edit history</source>
        <translation>সম্পাদনার ইতিহাস</translation>
    </message>
    <message>
        <source>Follow or unfollow its author</source>
        <translation>লেখককে অনুসরণ করুন বা ছাড়ুন</translation>
    </message>
    <message>
        <source>Edit the post</source>
        <translation>পোস্টটি সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Who may quote it</source>
        <translation>কারা উদ্ধৃত করতে পারেন</translation>
    </message>
    <message>
        <source>Take your post out of this one…</source>
        <translation>এখান থেকে আপনার পোস্ট সরিয়ে নিন…</translation>
    </message>
    <message>
        <source>Pin to your profile</source>
        <translation>আপনার প্রোফাইলে পিন করুন</translation>
    </message>
    <message>
        <source>Mute the conversation</source>
        <translation>কথোপকথনটি নিঃশব্দ করুন</translation>
    </message>
    <message>
        <source>Delete and write anew…</source>
        <translation>মুছে নতুন করে লিখুন…</translation>
    </message>
    <message>
        <source>Delete the post…</source>
        <translation>পোস্টটি মুছুন…</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>অ্যাকাউন্ট যোগ করুন…</translation>
    </message>
    <message>
        <source>Sign out of this account…</source>
        <translation>এই অ্যাকাউন্ট থেকে সাইন আউট করুন…</translation>
    </message>
    <message>
        <source>Next account</source>
        <translation>পরের অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>লেখা বড় করুন</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>লেখা ছোট করুন</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>লেখার স্বাভাবিক আকার</translation>
    </message>
    <message>
        <source>Try again what failed</source>
        <translation>যা হয়নি তা আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>বার্তাটি বন্ধ করুন</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>সেটিংস…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ড শর্টকাট</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Open on {server}</source>
        <translation>{server}-এ খুলুন</translation>
    </message>
    <message>
        <source>Undo the boost</source>
        <translation>বুস্ট ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Remove the favourite</source>
        <translation>পছন্দ থেকে সরান</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>বুকমার্ক সরান</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>মূল পাঠ দেখান</translation>
    </message>
    <message>
        <source>Unpin from your profile</source>
        <translation>প্রোফাইল থেকে পিন খুলুন</translation>
    </message>
    <message>
        <source>Unmute the conversation</source>
        <translation>কথোপকথনের নিঃশব্দতা তুলে নিন</translation>
    </message>
    <message>
        <source>Quote, if its author agrees</source>
        <translation>উদ্ধৃত করুন, লেখক রাজি হলে</translation>
    </message>
    <message>
        <source>Quote: {why_not}</source>
        <translation>উদ্ধৃত করুন: {why_not}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>সবাই</translation>
    </message>
    <message>
        <source>Your followers</source>
        <translation>আপনার অনুসারীরা</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>শুধু আপনি</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>সর্বজনীন</translation>
    </message>
    <message>
        <source>Quiet public</source>
        <translation>নীরব সর্বজনীন</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>শুধু অনুসারীরা</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>পরামর্শ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s)</source>
        <translation>
            <numerusform>%Lnটি পরামর্শ</numerusform>
            <numerusform>%Lnটি পরামর্শ</numerusform>
        </translation>
    </message>
    <message>
        <source>{suggestion}, {number} of {all}</source>
        <translation>{suggestion}, {all}-এর মধ্যে {number}</translation>
    </message>
</context>
<context>
    <name>ComposeDock</name>
    <message>
        <source>Close, and keep the draft</source>
        <translation>বন্ধ করে খসড়া রাখুন</translation>
    </message>
</context>
<context>
    <name>ComposeWindow</name>
    <message>
        <source>Edit post</source>
        <translation>পোস্ট সম্পাদনা</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>উদ্ধৃত করুন</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>উত্তর দিন</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>নতুন পোস্ট</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>সার্ভার এটি নেয়নি।</translation>
    </message>
    <message>
        <source>This can&apos;t be saved on this computer for now: is the disk full? It will be as soon as there is room.</source>
        <translation>লেখাটি আপাতত এই কম্পিউটারে রাখা যাচ্ছে না: ডিস্ক কি ভরে গেছে? জায়গা হলেই রাখা হবে।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) without a description</source>
        <translation>
            <numerusform>%Lnটি ফাইলের বিবরণ নেই</numerusform>
            <numerusform>%Lnটি ফাইলের বিবরণ নেই</numerusform>
        </translation>
    </message>
    <message>
        <source>People who can&apos;t see them will not know what they show.</source>
        <translation>যাঁরা দেখতে পান না, তাঁরা জানবেন না এতে কী আছে।</translation>
    </message>
    <message>
        <source>Post anyway</source>
        <translation>তবু পোস্ট করুন</translation>
    </message>
    <message>
        <source>Add descriptions</source>
        <translation>বিবরণ যোগ করুন</translation>
    </message>
    <message>
        <source>Your post was not sent. {what_happened}</source>
        <translation>আপনার পোস্ট পাঠানো যায়নি। {what_happened}</translation>
    </message>
</context>
<context>
    <name>ContextPreview</name>
    <message>
        <source>You change a post that is published. Others can see what it said.</source>
        <translation>আপনি প্রকাশিত একটি পোস্ট বদলাচ্ছেন। আগে কী লেখা ছিল তা অন্যরা দেখতে পারবেন।</translation>
    </message>
    <message>
        <source>Quoting {name}: {text}</source>
        <translation>{name}-কে উদ্ধৃত করছেন: {text}</translation>
    </message>
    <message>
        <source>Quoting a post</source>
        <translation>একটি পোস্ট উদ্ধৃত করছেন</translation>
    </message>
    <message>
        <source>Answering {name}: {text}</source>
        <translation>{name}-কে উত্তর দিচ্ছেন: {text}</translation>
    </message>
    <message>
        <source>Answering a post</source>
        <translation>একটি পোস্টের উত্তর দিচ্ছেন</translation>
    </message>
    <message>
        <source>This is a post of its own now.</source>
        <translation>এটি এখন একটি আলাদা পোস্ট।</translation>
    </message>
    <message>
        <source>Make it a post of its own</source>
        <translation>আলাদা পোস্ট করুন</translation>
    </message>
    <message>
        <source>Answer after all</source>
        <translation>উত্তর হিসেবেই রাখুন</translation>
    </message>
    <message>
        <source>Nothing is quoted now.</source>
        <translation>এখন কিছু উদ্ধৃত করা হচ্ছে না।</translation>
    </message>
    <message>
        <source>Leave the quote out</source>
        <translation>উদ্ধৃতি বাদ দিন</translation>
    </message>
    <message>
        <source>Quote after all</source>
        <translation>উদ্ধৃতিটি রাখুন</translation>
    </message>
    <message numerus="yes">
        <source>This post is %Ln month(s) old.</source>
        <translation>
            <numerusform>এই পোস্টটি %Ln মাস আগের।</numerusform>
            <numerusform>এই পোস্টটি %Ln মাস আগের।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This post is %Ln year(s) old.</source>
        <translation>
            <numerusform>এই পোস্টটি %Ln বছর আগের।</numerusform>
            <numerusform>এই পোস্টটি %Ln বছর আগের।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Position</source>
        <translation>অবস্থান</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>শব্দের মাত্রা</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>চালান</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>স্পেস</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>আবার চালান</translation>
    </message>
    <message>
        <source>{position} / {duration}</source>
        <translation>{position} / {duration}</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>শব্দ চালু করুন</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>শব্দ বন্ধ করুন</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>বড় করে দেখান</translation>
    </message>
    <message>
        <source>Pop out</source>
        <translation>আলাদা জানালায়</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>গতি: {speed}</translation>
    </message>
    <message>
        <source>Speed ({key})</source>
        <translation>গতি ({key})</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Edit {name}</source>
        <translation>{name} সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Drag the frame or its edges. Arrow keys move it, Shift with arrow keys makes it larger or smaller.</source>
        <translation>ফ্রেম বা তার ধার টেনে সরান। তীর-কী ফ্রেম সরায়, Shift-সহ তীর-কী সেটিকে ছোট-বড় করে।</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>বাঁয়ে ঘোরান</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>ডানে ঘোরান</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>পুরো ছবি</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>হয়েছে</translation>
    </message>
    <message>
        <source>Let the picture be like this (Ctrl+Return)</source>
        <translation>ছবিটি এমনই থাক (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Leave the picture as it was (Esc)</source>
        <translation>ছবিটি আগের মতো রাখুন (Esc)</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} পিক্সেল</translation>
    </message>
</context>
<context>
    <name>CropFrame</name>
    <message>
        <source>What stays of the picture</source>
        <translation>ছবির যে অংশ থাকবে</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {across} % from the left, {down} % from the top</source>
        <translation>{width} × {height} পিক্সেল, বাঁ দিক থেকে {across} %, উপর থেকে {down} %</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>This is hidden. Show it first.</source>
        <translation>এটি লুকানো আছে। আগে দেখান।</translation>
    </message>
    <message>
        <source>There is no description.</source>
        <translation>কোনো বিবরণ নেই।</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2-এর মধ্যে %1</translation>
    </message>
</context>
<context>
    <name>DescriptionDialog</name>
    <message>
        <source>Describe {name}</source>
        <translation>{name}-এর বিবরণ দিন</translation>
    </message>
    <message>
        <source>Click on what must stay in sight when it is cut.</source>
        <translation>ছবি ছাঁটা হলে যা দেখা যেতেই হবে, সেখানে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>What matters for those who can&apos;t see it?</source>
        <translation>যাঁরা দেখতে পান না, তাঁদের জন্য এতে কী জানা দরকার?</translation>
    </message>
    <message>
        <source>What matters for those who can&apos;t see or hear it?</source>
        <translation>যাঁরা দেখতে বা শুনতে পান না, তাঁদের জন্য এতে কী জানা দরকার?</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>বিবরণ</translation>
    </message>
    <message>
        <source>Use the file&apos;s own</source>
        <translation>ফাইলের বিবরণ নিন</translation>
    </message>
    <message>
        <source>Somebody wrote into this file what it shows</source>
        <translation>এই ফাইলে কী আছে, কেউ ফাইলেই তা লিখে রেখেছেন</translation>
    </message>
    <message>
        <source>Edit picture…</source>
        <translation>ছবি সম্পাদনা…</translation>
    </message>
    <message>
        <source>Cut a part out of it, or turn it (F2)</source>
        <translation>একটি অংশ কেটে নিন, বা ঘোরান (F2)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>হয়ে গেছে</translation>
    </message>
    <message>
        <source>Go back to the post (Ctrl+Return)</source>
        <translation>পোস্টে ফিরে যান (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Choose a picture for it…</source>
        <translation>এর জন্য ছবি বাছুন…</translation>
    </message>
    <message>
        <source>People see it while they listen or wait</source>
        <translation>শোনার বা অপেক্ষার সময় সবাই এটি দেখবেন</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>ছবিটি সরান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>%Lnটি অক্ষর বাকি</numerusform>
            <numerusform>%Lnটি অক্ষর বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many for this server.</source>
        <translation>
            <numerusform>এই সার্ভারের জন্য %Lnটি অক্ষর বেশি।</numerusform>
            <numerusform>এই সার্ভারের জন্য %Lnটি অক্ষর বেশি।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Descriptions</name>
    <message>
        <source>Descriptions</source>
        <translation>বিবরণ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>DraftsDialog</name>
    <message>
        <source>Drafts</source>
        <translation>খসড়া</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>No drafts. What you write and do not send is kept here.</source>
        <translation>কোনো খসড়া নেই। যা লিখে পাঠাননি তা এখানে রাখা থাকে।</translation>
    </message>
</context>
<context>
    <name>EditCard</name>
    <message>
        <source>The first version</source>
        <translation>প্রথম সংস্করণ</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>এখন যেমন আছে</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>সম্পাদিত</translation>
    </message>
    <message>
        <source>Content warning:</source>
        <translation>বিষয়বস্তুর সতর্কতা:</translation>
    </message>
    <message>
        <source>Poll:</source>
        <translation>ভোট:</translation>
    </message>
    <message>
        <source>No difference that can be shown.</source>
        <translation>দেখানোর মতো কোনো পার্থক্য নেই।</translation>
    </message>
    <message>
        <source>Marked as sensitive.</source>
        <translation>সংবেদনশীল বলে চিহ্নিত হয়েছে।</translation>
    </message>
    <message>
        <source>No longer marked as sensitive.</source>
        <translation>আর সংবেদনশীল বলে চিহ্নিত নয়।</translation>
    </message>
    <message>
        <source>Attachment:</source>
        <translation>সংযুক্তি:</translation>
    </message>
    <message>
        <source>Attachment added:</source>
        <translation>সংযুক্তি যোগ হয়েছে:</translation>
    </message>
    <message>
        <source>Attachment removed:</source>
        <translation>সংযুক্তি সরানো হয়েছে:</translation>
    </message>
    <message>
        <source>Description of an attachment changed:</source>
        <translation>সংযুক্তির বিবরণ বদলেছে:</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>ইমোজি</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>খুঁজুন</translation>
    </message>
    <message>
        <source>Search emoji by name</source>
        <translation>নাম দিয়ে ইমোজি খুঁজুন</translation>
    </message>
    <message>
        <source>Group of emoji</source>
        <translation>ইমোজির দল</translation>
    </message>
    <message>
        <source>All emoji</source>
        <translation>সব ইমোজি</translation>
    </message>
    <message>
        <source>Chosen lately</source>
        <translation>সম্প্রতি বাছা</translation>
    </message>
    <message>
        <source>Of your server</source>
        <translation>আপনার সার্ভারের</translation>
    </message>
    <message>
        <source>Smileys and feelings</source>
        <translation>হাসিমুখ ও অনুভূতি</translation>
    </message>
    <message>
        <source>People and bodies</source>
        <translation>মানুষ ও শরীর</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>প্রাণী ও প্রকৃতি</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>খাবার ও পানীয়</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>ভ্রমণ ও জায়গা</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>কাজকর্ম ও খেলা</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>জিনিসপত্র</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>চিহ্ন</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>পতাকা</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>এই নামে কোনো ইমোজি নেই।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln emoji found</source>
        <translation>
            <numerusform>%Lnটি ইমোজি পাওয়া গেছে</numerusform>
            <numerusform>%Lnটি ইমোজি পাওয়া গেছে</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong. Nothing you wrote is lost. Try again.</source>
        <translation>কিছু একটা গোলমাল হয়েছে। আপনার কোনো লেখা হারায়নি। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>No connection to %1. What you see and what you wrote is kept. Check the network, then try again.</source>
        <translation>%1-এর সঙ্গে সংযোগ নেই। যা দেখছেন আর যা লিখেছেন সবই রাখা আছে। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached. What you see and what you wrote is kept. Check the network, then try again.</source>
        <translation>%1-এ পৌঁছানো যাচ্ছে না। যা দেখছেন আর যা লিখেছেন সবই রাখা আছে। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>%1 was not found. What you see and what you wrote is kept. Check the address and the network, then try again.</source>
        <translation>%1 খুঁজে পাওয়া যায়নি। যা দেখছেন আর যা লিখেছেন তা রাখা আছে। ঠিকানা আর নেটওয়ার্ক মিলিয়ে দেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>%1 did not answer in time. What you see and what you wrote is kept. Try again in a moment.</source>
        <translation>%1 সময়মতো সাড়া দেয়নি। যা দেখছেন আর যা লিখেছেন সবই রাখা আছে। একটু পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The connection to %1 is not secure, so nothing was sent. Check the address, and the date and time of this computer.</source>
        <translation>%1-এর সঙ্গে সংযোগ নিরাপদ নয়, তাই কিছুই পাঠানো হয়নি। ঠিকানা আর এই কম্পিউটারের তারিখ ও সময় মিলিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>%1 asks for a pause because there were too many requests.</source>
        <translation>অনুরোধ বেশি হয়ে যাওয়ায় %1 একটু থামতে বলছে।</translation>
    </message>
    <message>
        <source>%1 has a problem of its own just now.</source>
        <translation>এই মুহূর্তে %1-এর নিজেরই সমস্যা চলছে।</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>কিছুই হারায়নি।</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>একটু পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %Ln second(s).</source>
        <translation>
            <numerusform>%Ln সেকেন্ড পরে আবার চেষ্টা করুন।</numerusform>
            <numerusform>%Ln সেকেন্ড পরে আবার চেষ্টা করুন।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %Ln minute(s).</source>
        <translation>
            <numerusform>%Ln মিনিট পরে আবার চেষ্টা করুন।</numerusform>
            <numerusform>%Ln মিনিট পরে আবার চেষ্টা করুন।</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not allow this. Nothing was changed.</source>
        <translation>%1 এর অনুমতি দেয় না। কিছুই বদলায়নি।</translation>
    </message>
    <message>
        <source>%1 no longer accepts this sign-in. What you wrote is kept. Sign in again to go on.</source>
        <translation>%1 এই সাইন-ইন আর মানছে না। আপনার লেখা রাখা আছে। চালিয়ে যেতে আবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>%1 has forgotten this application. Your account is safe. Sign in again.</source>
        <translation>%1 এই অ্যাপটিকে ভুলে গেছে। আপনার অ্যাকাউন্ট নিরাপদ আছে। আবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>This is no longer there: it was deleted, or it is not visible to you.</source>
        <translation>এটি আর নেই: হয় মুছে ফেলা হয়েছে, নয়তো আপনি এটি দেখতে পান না।</translation>
    </message>
    <message>
        <source>%1 does not offer this. Everything else works.</source>
        <translation>%1-এ এই সুবিধা নেই। বাকি সব চলবে।</translation>
    </message>
    <message>
        <source>%1 has no posts about this link to show. Servers gather them only for links that many people share, and some never do.</source>
        <translation>%1-এ এই লিংক নিয়ে দেখানোর মতো পোস্ট নেই। সার্ভার শুধু সেই লিংকের পোস্ট জড়ো করে যা অনেকে শেয়ার করেন, আর কিছু সার্ভার কখনোই করে না।</translation>
    </message>
    <message>
        <source>%1 could not be read. Your own server is not concerned. Try again.</source>
        <translation>%1 পড়া যায়নি। আপনার নিজের সার্ভারে কোনো সমস্যা নেই। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>No connection to %1. Your own server is not concerned. Check the name, or try again later.</source>
        <translation>%1-এর সঙ্গে সংযোগ নেই। আপনার নিজের সার্ভারে কোনো সমস্যা নেই। নামটি দেখে নিন, অথবা পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>%1 shows its posts only to people who have an account there.</source>
        <translation>যাঁদের %1-এ অ্যাকাউন্ট আছে, শুধু তাঁরাই সেখানকার পোস্ট দেখতে পান।</translation>
    </message>
    <message>
        <source>%1 did not accept this. What you wrote is kept.</source>
        <translation>%1 এটি গ্রহণ করেনি। আপনার লেখা রাখা আছে।</translation>
    </message>
    <message>
        <source>This was changed on %1 at the same moment from elsewhere. Try again.</source>
        <translation>ঠিক একই মুহূর্তে অন্য জায়গা থেকে %1-এ এটি বদলানো হয়েছে। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The answer of %1 makes no sense. Nothing is lost. Try again; if it stays like that, the server may be in maintenance.</source>
        <translation>%1-এর উত্তর বোঝা যাচ্ছে না। কিছুই হারায়নি। আবার চেষ্টা করুন; এমনই চললে হয়তো সার্ভারে রক্ষণাবেক্ষণের কাজ চলছে।</translation>
    </message>
    <message>
        <source>%1 answers, but it is not a server of the fediverse that can be used here. Check the address.</source>
        <translation>%1 সাড়া দিচ্ছে, কিন্তু এটি এখানে ব্যবহার করা যায় এমন ফেডিভার্স সার্ভার নয়। ঠিকানা মিলিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser. Nothing was changed. Try again.</source>
        <translation>ব্রাউজারে সাইন-ইন বাতিল করা হয়েছে। কিছুই বদলায়নি। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Nobody answered in the browser for a while, so the sign-in ended. Try again.</source>
        <translation>ব্রাউজারে অনেকক্ষণ সাড়া না পাওয়ায় সাইন-ইন শেষ হয়ে গেছে। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The answer from the browser belongs to another sign-in and was not used. Try again.</source>
        <translation>ব্রাউজার থেকে আসা উত্তরটি অন্য একটি সাইন-ইনের, তাই ব্যবহার করা হয়নি। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server did not accept the code. Start the sign-in again for a new one.</source>
        <translation>সার্ভার কোডটি মানেনি। নতুন কোড পেতে আবার সাইন ইন শুরু করুন।</translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like “example.social”.</source>
        <translation>এটি কোনো সার্ভারের ঠিকানা নয়। ঠিকানা দেখতে “example.social”-এর মতো।</translation>
    </message>
    <message>
        <source>The sign-in did not work. Try again.</source>
        <translation>সাইন ইন করা যায়নি। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>There is no safe keyring to keep the sign-in. Start one, such as GNOME Keyring or KWallet, and try again, or sign in for this time only.</source>
        <translation>সাইন-ইন রাখার মতো কোনো নিরাপদ কিরিং নেই। GNOME Keyring বা KWallet-এর মতো একটি চালু করে আবার চেষ্টা করুন, অথবা শুধু এবারের জন্য সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>The keyring that is set up here is not safe: it keeps plain text, or nothing at all. Use another one, such as GNOME Keyring or KWallet, and try again, or sign in for this time only.</source>
        <translation>এখানে যে কিরিং বসানো আছে তা নিরাপদ নয়: সেটি খোলা লেখায় রাখে, বা কিছুই রাখে না। GNOME Keyring বা KWallet-এর মতো অন্য একটি ব্যবহার করে আবার চেষ্টা করুন, অথবা শুধু এবারের জন্য সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>The keyring is locked. Your accounts are kept. Unlock it and try again, or go on for this time only.</source>
        <translation>কিরিং তালাবদ্ধ। আপনার অ্যাকাউন্টগুলো রাখা আছে। তালা খুলে আবার চেষ্টা করুন, অথবা শুধু এবারের জন্য চালিয়ে যান।</translation>
    </message>
    <message>
        <source>The keyring asked whether fedidesk may use it and got no leave. Your accounts are kept. Try again and give it its password, or go on for this time only.</source>
        <translation>কিরিং জানতে চেয়েছিল fedidesk সেটি ব্যবহার করতে পারে কি না, কিন্তু অনুমতি পায়নি। আপনার অ্যাকাউন্টগুলো রাখা আছে। আবার চেষ্টা করে পাসওয়ার্ড দিন, অথবা শুধু এবারের জন্য চালিয়ে যান।</translation>
    </message>
    <message>
        <source>The keyring does not answer. Your accounts are kept. Look for a window that asks for its password, then try again, or go on for this time only.</source>
        <translation>কিরিং সাড়া দিচ্ছে না। আপনার অ্যাকাউন্টগুলো রাখা আছে। পাসওয়ার্ড চাইছে এমন কোনো উইন্ডো খুঁজে দেখে আবার চেষ্টা করুন, অথবা শুধু এবারের জন্য চালিয়ে যান।</translation>
    </message>
    <message>
        <source>The keyring did not keep the sign-in. Try again, or go on for this time only.</source>
        <translation>কিরিং সাইন-ইন রাখেনি। আবার চেষ্টা করুন, অথবা শুধু এবারের জন্য চালিয়ে যান।</translation>
    </message>
    <message>
        <source>The keyring could not be read. Your accounts are kept. Try again; if it stays like that, sign in again.</source>
        <translation>কিরিং পড়া যায়নি। আপনার অ্যাকাউন্টগুলো রাখা আছে। আবার চেষ্টা করুন; এমনই চললে আবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>The keyring did not delete the sign-in. Delete the entry of fedidesk there yourself.</source>
        <translation>কিরিং সাইন-ইনটি মুছে ফেলেনি। সেখানে fedidesk-এর ভুক্তিটি নিজেই মুছে দিন।</translation>
    </message>
    <message>
        <source>The keyring no longer has the sign-in of this account. Its drafts and settings are kept. Sign in again.</source>
        <translation>এই অ্যাকাউন্টের সাইন-ইন কিরিং-এ আর নেই। এর খসড়া ও সেটিংস রাখা আছে। আবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>The keyring can&apos;t be used just now. Try again.</source>
        <translation>কিরিং এখন ব্যবহার করা যাচ্ছে না। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>A file could not be read or written. It holds for as long as this window is open. Check that the disk is not full, then try again.</source>
        <translation>একটি ফাইল পড়া বা লেখা যায়নি। এই উইন্ডো খোলা থাকা পর্যন্ত সব থাকবে। ডিস্ক ভরে গেছে কি না দেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Something went wrong with %1. Try again.</source>
        <translation>%1-এ কিছু একটা গোলমাল হয়েছে। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>সার্ভার</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>সার্ভারের কথা: “%1”</translation>
    </message>
    <message numerus="yes">
        <source>No more files fit in this post: the server takes %Ln.</source>
        <translation>
            <numerusform>এই পোস্টে আর ফাইল ধরবে না: সার্ভার %Lnটি পর্যন্ত নেয়।</numerusform>
            <numerusform>এই পোস্টে আর ফাইল ধরবে না: সার্ভার %Lnটি পর্যন্ত নেয়।</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>এই ফাইলে কিছুই নেই।</translation>
    </message>
    <message>
        <source>This file can&apos;t be read. Check that it is there and that you may open it.</source>
        <translation>এই ফাইল পড়া যাচ্ছে না। ফাইলটি আছে কি না আর খোলার অনুমতি আছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>This picture is damaged and can&apos;t be opened.</source>
        <translation>ছবিটি নষ্ট, তাই খোলা যাচ্ছে না।</translation>
    </message>
    <message>
        <source>Your server does not take files of this type in a post.</source>
        <translation>আপনার সার্ভার পোস্টে এই ধরনের ফাইল নেয় না।</translation>
    </message>
    <message>
        <source>This file is neither on the server nor on this computer any more. Remove it, and add it again if you have it elsewhere.</source>
        <translation>ফাইলটি আর সার্ভারেও নেই, এই কম্পিউটারেও নেই। এটি সরান; অন্য কোথাও থাকলে আবার যোগ করুন।</translation>
    </message>
    <message>
        <source>This picture is too large for the server, and too large to be made smaller here.</source>
        <translation>ছবিটি সার্ভারের জন্য খুব বড়, আর এখানে ছোট করার জন্যও খুব বড়।</translation>
    </message>
    <message>
        <source>This file can&apos;t be attached to a post.</source>
        <translation>এই ফাইল পোস্টে যোগ করা যায় না।</translation>
    </message>
    <message numerus="yes">
        <source>This file is too large: the server takes up to %Ln kB.</source>
        <translation>
            <numerusform>ফাইলটি খুব বড়: সার্ভার %Ln কেবি পর্যন্ত নেয়।</numerusform>
            <numerusform>ফাইলটি খুব বড়: সার্ভার %Ln কেবি পর্যন্ত নেয়।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file is too large: the server takes up to %Ln MB.</source>
        <translation>
            <numerusform>ফাইলটি খুব বড়: সার্ভার %Ln এমবি পর্যন্ত নেয়।</numerusform>
            <numerusform>ফাইলটি খুব বড়: সার্ভার %Ln এমবি পর্যন্ত নেয়।</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is larger than %1 takes. Your text is kept: remove the file and send it again.</source>
        <translation>%1 যত বড় ফাইল নেয়, একটি ফাইল তার চেয়ে বড়। আপনার লেখা রাখা আছে: ফাইলটি সরিয়ে আবার পাঠান।</translation>
    </message>
    <message>
        <source>A file that goes with it is gone. Your text is kept.</source>
        <translation>সঙ্গের একটি ফাইল আর নেই। আপনার লেখা রাখা আছে।</translation>
    </message>
    <message>
        <source>The post that you answer is no longer there. Your text is kept: you can make it a post of its own.</source>
        <translation>যে পোস্টের উত্তর দিচ্ছেন সেটি আর নেই। আপনার লেখা রাখা আছে: চাইলে এটিকে আলাদা পোস্ট করতে পারেন।</translation>
    </message>
    <message>
        <source>The post that you quote is no longer there. Your text is kept: you can leave the quote out.</source>
        <translation>যে পোস্ট উদ্ধৃত করছেন সেটি আর নেই। আপনার লেখা রাখা আছে: চাইলে উদ্ধৃতি বাদ দিতে পারেন।</translation>
    </message>
    <message>
        <source>Only those who follow its author may do so.</source>
        <translation>শুধু লেখকের অনুসারীরা তা করতে পারেন।</translation>
    </message>
    <message>
        <source>Its author does not want that.</source>
        <translation>এর লেখক তা চান না।</translation>
    </message>
    <message>
        <source>It is not meant for everybody.</source>
        <translation>এটি সবার জন্য নয়।</translation>
    </message>
    <message>
        <source>Its server does not say that one may.</source>
        <translation>এর সার্ভার তেমন অনুমতির কথা জানায়নি।</translation>
    </message>
    <message>
        <source>The post that you changed is no longer there. Your text is kept: you can post it anew.</source>
        <translation>যে পোস্ট বদলেছেন তা আর নেই। আপনার লেখা রাখা আছে: নতুন করে পোস্ট করতে পারেন।</translation>
    </message>
    <message>
        <source>This post may not be quoted.</source>
        <translation>এই পোস্ট উদ্ধৃত করা যায় না।</translation>
    </message>
    <message>
        <source>Your text is kept: you can leave the quote out.</source>
        <translation>আপনার লেখা রাখা আছে: চাইলে উদ্ধৃতি বাদ দিতে পারেন।</translation>
    </message>
    <message>
        <source>%1 did not say whether it will publish this later, and does not show it. Your text is kept. Look at the scheduled posts before you send it again.</source>
        <translation>%1 পরে এটি প্রকাশ করবে কি না জানায়নি, আর এটি দেখাচ্ছেও না। আপনার লেখা রাখা আছে। আবার পাঠানোর আগে নির্ধারিত পোস্টগুলো দেখে নিন।</translation>
    </message>
    <message>
        <source>The post before this one was not sent. Both are kept as drafts.</source>
        <translation>এর আগের পোস্টটি পাঠানো হয়নি। দুটোই খসড়া হিসেবে রাখা আছে।</translation>
    </message>
</context>
<context>
    <name>FilmSurface</name>
    <message>
        <source>Open in system player</source>
        <translation>সিস্টেমের প্লেয়ারে খুলুন</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>লোড হচ্ছে…</translation>
    </message>
</context>
<context>
    <name>FocusPicker</name>
    <message>
        <source>What must stay in sight</source>
        <translation>যা দেখা যেতেই হবে</translation>
    </message>
    <message>
        <source>{across} % from the left, {up} % from the bottom</source>
        <translation>বাঁ দিক থেকে {across} %, নিচ থেকে {up} %</translation>
    </message>
</context>
<context>
    <name>FollowButton</name>
    <message>
        <source>Follows you</source>
        <translation>আপনাকে অনুসরণ করেন</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>অনুসরণ করুন</translation>
    </message>
    <message>
        <source>Unfollow</source>
        <translation>অনুসরণ ছাড়ুন</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>অনুরোধ করা হয়েছে</translation>
    </message>
    <message>
        <source>Requested to follow {person}</source>
        <translation>{person}-কে অনুসরণের অনুরোধ করা হয়েছে</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Add a post below</source>
        <translation>নিচে একটি পোস্ট যোগ করুন</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>খসড়া</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>Beside the posts, or in a window</source>
        <translation>পোস্টের পাশে, বা আলাদা জানালায়</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Change the post (Ctrl+Return)</source>
        <translation>পোস্টটি বদলান (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>সময় ঠিক করুন</translation>
    </message>
    <message>
        <source>Let it be posted then (Ctrl+Return)</source>
        <translation>নির্ধারিত সময়ে পোস্ট হোক (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>পোস্ট করুন</translation>
    </message>
    <message>
        <source>Send the post (Ctrl+Return)</source>
        <translation>পোস্টটি পাঠান (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Post all</source>
        <translation>সব পোস্ট করুন</translation>
    </message>
    <message>
        <source>Send the posts (Ctrl+Return)</source>
        <translation>পোস্টগুলো পাঠান (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Only this account can change its post</source>
        <translation>শুধু এই অ্যাকাউন্টই তার পোস্ট বদলাতে পারে</translation>
    </message>
    <message>
        <source>The post you write about was opened with this account</source>
        <translation>যে পোস্ট নিয়ে লিখছেন তা এই অ্যাকাউন্ট দিয়ে খোলা হয়েছিল</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
</context>
<context>
    <name>Gap</name>
    <message>
        <source>{action}: Enter.</source>
        <translation>{action}: Enter।</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>আনা হচ্ছে…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Posts are missing here, and the server can&apos;t bring them back.</source>
        <translation>এখানে কিছু পোস্ট নেই, আর সার্ভার সেগুলো ফিরিয়ে দিতে পারে না।</translation>
    </message>
    <message>
        <source>Posts are missing here.</source>
        <translation>এখানে কিছু পোস্ট নেই।</translation>
    </message>
    <message>
        <source>Load missing posts</source>
        <translation>বাদ পড়া পোস্ট আনুন</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message numerus="yes">
        <source>{people} and %Ln more will be notified.</source>
        <translation>
            <numerusform>{people} ও আরও %Ln জনকে জানানো হবে।</numerusform>
            <numerusform>{people} ও আরও %Ln জনকে জানানো হবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Will be notified: {people}</source>
        <translation>জানানো হবে: {people}</translation>
    </message>
    <message>
        <source>Nobody is mentioned yet, so nobody but you will see it.</source>
        <translation>এখনও কাউকে উল্লেখ করা হয়নি, তাই আপনি ছাড়া কেউ এটি দেখবেন না।</translation>
    </message>
    <message>
        <source>This does not look like {language}. Is the language right?</source>
        <translation>এটি {language} বলে মনে হচ্ছে না। ভাষা কি ঠিক আছে?</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>added: {text}</source>
        <translation>যোগ হয়েছে: {text}</translation>
    </message>
    <message>
        <source>removed: {text}</source>
        <translation>বাদ গেছে: {text}</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>No earlier versions</source>
        <translation>আগের কোনো সংস্করণ নেই</translation>
    </message>
    <message>
        <source>Your server knows of no other version.</source>
        <translation>আপনার সার্ভার অন্য কোনো সংস্করণ জানে না।</translation>
    </message>
    <message>
        <source>Edit history</source>
        <translation>সম্পাদনার ইতিহাস</translation>
    </message>
</context>
<context>
    <name>Knocking</name>
    <message>
        <source>fedidesk is open already with this profile, but does not react. Wait a little, or end it, then start it again.</source>
        <translation>এই প্রোফাইলে fedidesk আগে থেকেই খোলা আছে, কিন্তু সাড়া দিচ্ছে না। একটু অপেক্ষা করুন, অথবা সেটি বন্ধ করে আবার চালু করুন।</translation>
    </message>
</context>
<context>
    <name>KnownHere</name>
    <message>
        <source>This is as far as your server knows.</source>
        <translation>আপনার সার্ভার এ পর্যন্তই জানে।</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>মূলটি খুলুন</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>The language this is written in</source>
        <translation>যে ভাষায় এটি লেখা</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>যেমন সবসময়</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>fedidesk (demo)</source>
        <translation>fedidesk (ডেমো)</translation>
    </message>
    <message>
        <source>This is a demo: the people and their posts are made up, and nothing leaves this computer.</source>
        <translation>এটি একটি ডেমো: মানুষ আর তাদের পোস্ট সবই বানানো, আর এই কম্পিউটার থেকে কিছুই বাইরে যায় না।</translation>
    </message>
    <message>
        <source>Sign out of @{handle}?</source>
        <translation>@{handle} থেকে সাইন আউট করবেন?</translation>
    </message>
    <message>
        <source>fedidesk gives its permission back to the server and deletes what it keeps of this account, unsent posts too. Your account on the server stays as it is.</source>
        <translation>fedidesk সার্ভারকে তার অনুমতি ফিরিয়ে দেবে আর এই অ্যাকাউন্টের যা কিছু রেখেছে মুছে ফেলবে, না-পাঠানো পোস্টও। সার্ভারে আপনার অ্যাকাউন্ট যেমন আছে তেমনই থাকবে।</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>সাইন আউট</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>থাকুন</translation>
    </message>
    <message>
        <source>What you wrote last is not saved</source>
        <translation>শেষে যা লিখেছেন তা রাখা হয়নি</translation>
    </message>
    <message>
        <source>The disk has no room for it. It is lost when fedidesk ends now.</source>
        <translation>ডিস্কে এর জায়গা নেই। এখন fedidesk বন্ধ করলে তা হারিয়ে যাবে।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) not sent</source>
        <translation>
            <numerusform>%Lnটি পোস্ট পাঠানো হয়নি</numerusform>
            <numerusform>%Lnটি পোস্ট পাঠানো হয়নি</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept. What waits is sent when fedidesk is started again.</source>
        <translation>এগুলো রাখা আছে। যা অপেক্ষায় আছে, fedidesk আবার চালু হলে পাঠানো হবে।</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>MediaIntake</name>
    <message>
        <source>Add pictures, films or sounds</source>
        <translation>ছবি, ভিডিও বা শব্দ যোগ করুন</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>পেস্ট করা ছবি</translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Add pictures, films or sounds</source>
        <translation>ছবি, ভিডিও বা শব্দ যোগ করুন</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} সরানো হয়েছে</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>একটি ছবি বাছুন</translation>
    </message>
    <message>
        <source>The description of {name} is too long for this server.</source>
        <translation>{name}-এর বিবরণ এই সার্ভারের জন্য বেশি লম্বা।</translation>
    </message>
</context>
<context>
    <name>MediaTile</name>
    <message>
        <source>Describe {name} (Return)</source>
        <translation>{name}-এর বিবরণ দিন (Return)</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} সরান</translation>
    </message>
    <message>
        <source>Remove {name} (Delete)</source>
        <translation>{name} সরান (Delete)</translation>
    </message>
    <message>
        <source>Describe…</source>
        <translation>বিবরণ দিন…</translation>
    </message>
    <message>
        <source>Edit picture…</source>
        <translation>ছবি সম্পাদনা…</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>আগে সরান</translation>
    </message>
    <message>
        <source>Move on</source>
        <translation>পরে সরান</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
</context>
<context>
    <name>MoreRepliesStrip</name>
    <message>
        <source>Show</source>
        <translation>দেখান</translation>
    </message>
    <message>
        <source>Show more replies</source>
        <translation>আরও উত্তর দেখান</translation>
    </message>
</context>
<context>
    <name>NewPostsPill</name>
    <message numerus="yes">
        <source>%Ln new post(s)</source>
        <translation>
            <numerusform>%Lnটি নতুন পোস্ট</numerusform>
            <numerusform>%Lnটি নতুন পোস্ট</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Messages</source>
        <translation>বার্তা</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>বার্তাটি বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{what_happened} {why}</source>
        <translation>{what_happened} {why}</translation>
    </message>
    <message>
        <source>Is the disk full? It will be saved as soon as there is room for it.</source>
        <translation>ডিস্ক কি ভরে গেছে? জায়গা হলেই তা রাখা হবে।</translation>
    </message>
    <message>
        <source>{server} allows only so many. Unpin another post, then try again.</source>
        <translation>{server} এর বেশি রাখতে দেয় না। অন্য একটি পোস্টের পিন খুলে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>{server} did not accept this.</source>
        <translation>{server} এটি গ্রহণ করেনি।</translation>
    </message>
    <message>
        <source>{server} translates no more for the moment. Try again later.</source>
        <translation>{server} এখন আর অনুবাদ করছে না। পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>{server} does not translate this post.</source>
        <translation>{server} এই পোস্টটি অনুবাদ করে না।</translation>
    </message>
    <message numerus="yes">
        <source>Your post will be sent in %Ln second(s).</source>
        <translation>
            <numerusform>আপনার পোস্ট %Ln সেকেন্ড পরে পাঠানো হবে।</numerusform>
            <numerusform>আপনার পোস্ট %Ln সেকেন্ড পরে পাঠানো হবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>এই ব্যক্তি</translation>
    </message>
    <message>
        <source>The boost was not changed.</source>
        <translation>বুস্ট বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>The favourite was not changed.</source>
        <translation>পছন্দ বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>The bookmark was not changed.</source>
        <translation>বুকমার্ক বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>Your vote was not counted.</source>
        <translation>আপনার ভোট গোনা হয়নি।</translation>
    </message>
    <message>
        <source>The poll could not be looked at.</source>
        <translation>ভোটের অবস্থা দেখা গেল না।</translation>
    </message>
    <message>
        <source>The reaction was not changed.</source>
        <translation>সাড়াটি বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>Your pinned posts were not changed.</source>
        <translation>আপনার পিন করা পোস্টগুলো বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>Whether the conversation is muted was not changed.</source>
        <translation>কথোপকথনের নিঃশব্দতা বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>Whether you follow {person} was not changed.</source>
        <translation>{person}-কে অনুসরণের কিছু বদলায়নি।</translation>
    </message>
    <message>
        <source>You follow {person}.</source>
        <translation>আপনি {person}-কে অনুসরণ করছেন।</translation>
    </message>
    <message>
        <source>{person} is asked whether you may follow.</source>
        <translation>{person}-এর কাছে অনুসরণের অনুমতি চাওয়া হয়েছে।</translation>
    </message>
    <message>
        <source>You do not follow {person}.</source>
        <translation>আপনি {person}-কে অনুসরণ করছেন না।</translation>
    </message>
    <message>
        <source>The post was not translated.</source>
        <translation>পোস্টটি অনুবাদ করা যায়নি।</translation>
    </message>
    <message>
        <source>The post was not deleted.</source>
        <translation>পোস্টটি মোছা যায়নি।</translation>
    </message>
    <message>
        <source>The post was deleted.</source>
        <translation>পোস্টটি মুছে ফেলা হয়েছে।</translation>
    </message>
    <message>
        <source>The post can&apos;t be edited just now.</source>
        <translation>পোস্টটি এখন সম্পাদনা করা যাচ্ছে না।</translation>
    </message>
    <message>
        <source>The post was not deleted and written anew.</source>
        <translation>পোস্টটি মুছে নতুন করে লেখা যায়নি।</translation>
    </message>
    <message>
        <source>You can&apos;t quote this post.</source>
        <translation>আপনি এই পোস্ট উদ্ধৃত করতে পারবেন না।</translation>
    </message>
    <message>
        <source>Who may quote the post was not changed.</source>
        <translation>কারা পোস্টটি উদ্ধৃত করতে পারেন তা বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>Who may quote the post was changed.</source>
        <translation>কারা পোস্টটি উদ্ধৃত করতে পারেন তা বদলানো হয়েছে।</translation>
    </message>
    <message>
        <source>Your post can still be seen there.</source>
        <translation>আপনার পোস্ট এখনও সেখানে দেখা যায়।</translation>
    </message>
    <message>
        <source>Your post is no longer shown in the one that quotes it.</source>
        <translation>যে পোস্টে আপনার পোস্ট উদ্ধৃত ছিল, সেখানে তা আর দেখানো হয় না।</translation>
    </message>
    <message>
        <source>The post will be published later.</source>
        <translation>পোস্টটি পরে প্রকাশিত হবে।</translation>
    </message>
    <message>
        <source>The time of the post was not changed.</source>
        <translation>পোস্টের সময় বদলানো যায়নি।</translation>
    </message>
    <message>
        <source>The post was not called off.</source>
        <translation>পোস্টটি বাতিল করা যায়নি।</translation>
    </message>
    <message>
        <source>Your post is about to be sent.</source>
        <translation>আপনার পোস্ট এখনই পাঠানো হবে।</translation>
    </message>
    <message>
        <source>Your post was sent.</source>
        <translation>আপনার পোস্ট পাঠানো হয়েছে।</translation>
    </message>
    <message>
        <source>Your post was changed.</source>
        <translation>আপনার পোস্ট বদলানো হয়েছে।</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>খসড়াটি বাদ দেওয়া হয়েছে।</translation>
    </message>
    <message>
        <source>Your choice holds until fedidesk ends, but it could not be saved.</source>
        <translation>আপনার পছন্দ fedidesk বন্ধ হওয়া পর্যন্ত থাকবে, তবে সংরক্ষণ করা যায়নি।</translation>
    </message>
    <message>
        <source>The list of your accounts could not be read and was set aside. Your tokens are safe: add your accounts again.</source>
        <translation>আপনার অ্যাকাউন্টের তালিকা পড়া যায়নি, তাই সরিয়ে রাখা হয়েছে। আপনার টোকেনগুলো নিরাপদ: অ্যাকাউন্টগুলো আবার যোগ করুন।</translation>
    </message>
    <message>
        <source>A file could not be added to your draft.</source>
        <translation>আপনার খসড়ায় একটি ফাইল যোগ করা যায়নি।</translation>
    </message>
    <message>
        <source>What you write could not be saved on this computer.</source>
        <translation>আপনি যা লিখছেন তা এই কম্পিউটারে রাখা যায়নি।</translation>
    </message>
    <message>
        <source>Something could not be saved on this computer.</source>
        <translation>এই কম্পিউটারে কিছু একটা সংরক্ষণ করা যায়নি।</translation>
    </message>
    <message>
        <source>What was kept of {account}&apos;s timelines was damaged. It is fetched anew; what you wrote is not affected.</source>
        <translation>{account}-এর সংরক্ষিত টাইমলাইন নষ্ট হয়ে গিয়েছিল। এগুলো আবার আনা হচ্ছে; আপনার লেখার কিছু হয়নি।</translation>
    </message>
    <message>
        <source>{account} was signed out.</source>
        <translation>{account} সাইন আউট করা হয়েছে।</translation>
    </message>
    <message>
        <source>{account} was removed here, but not everything could be undone.</source>
        <translation>{account} এখান থেকে সরানো হয়েছে, তবে সব কিছু ফেরানো যায়নি।</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. It was written to the log; you can go on.</source>
        <translation>অপ্রত্যাশিত কিছু ঘটেছে। তা লগে লেখা হয়েছে; আপনি চালিয়ে যেতে পারেন।</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>No connection. You see what was loaded before.</source>
        <translation>সংযোগ নেই। আগে যা আনা হয়েছিল তা-ই দেখছেন।</translation>
    </message>
</context>
<context>
    <name>OnPeople</name>
    <message>
        <source>Follow {person}</source>
        <translation>{person}-কে অনুসরণ করুন</translation>
    </message>
    <message>
        <source>Unfollow {person}</source>
        <translation>{person}-কে অনুসরণ করা ছাড়ুন</translation>
    </message>
    <message>
        <source>Withdraw the request to {person}</source>
        <translation>{person}-এর কাছে অনুরোধ ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>এই ব্যক্তি</translation>
    </message>
    <message>
        <source>Unfollow {person}?</source>
        <translation>{person}-কে অনুসরণ করা ছাড়বেন?</translation>
    </message>
    <message>
        <source>Their posts no longer come to your home timeline.</source>
        <translation>তাঁর পোস্ট আর আপনার হোম টাইমলাইনে আসবে না।</translation>
    </message>
    <message>
        <source>Unfollow</source>
        <translation>অনুসরণ ছাড়ুন</translation>
    </message>
    <message>
        <source>Keep following</source>
        <translation>অনুসরণ রাখুন</translation>
    </message>
</context>
<context>
    <name>OnPosts</name>
    <message>
        <source>Boost pictures without a description?</source>
        <translation>বিবরণ ছাড়া ছবি বুস্ট করবেন?</translation>
    </message>
    <message>
        <source>People who can&apos;t see them will not know what they show.</source>
        <translation>যাঁরা দেখতে পান না, তাঁরা জানবেন না এতে কী আছে।</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>বুস্ট করুন</translation>
    </message>
    <message>
        <source>Don&apos;t boost</source>
        <translation>বুস্ট করবেন না</translation>
    </message>
    <message>
        <source>Delete this post for everybody?</source>
        <translation>সবার জন্য এই পোস্টটি মুছে ফেলবেন?</translation>
    </message>
    <message>
        <source>Its replies stay; favourites and boosts are lost.</source>
        <translation>এর উত্তরগুলো থেকে যাবে; পছন্দ আর বুস্টগুলো হারিয়ে যাবে।</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>রেখে দিন</translation>
    </message>
    <message>
        <source>Delete this post and write it anew?</source>
        <translation>পোস্টটি মুছে নতুন করে লিখবেন?</translation>
    </message>
    <message>
        <source>Its text, files and poll are there to be changed. Its replies stay, but answer nothing any more; favourites, boosts and votes are lost.</source>
        <translation>লেখা, ফাইল আর ভোট বদলানোর জন্য থাকবে। উত্তরগুলোও থাকবে, তবে আর কোনো পোস্টের উত্তর হয়ে নয়; পছন্দ, বুস্ট আর দেওয়া ভোট হারিয়ে যাবে।</translation>
    </message>
    <message>
        <source>Write anew</source>
        <translation>নতুন করে লিখুন</translation>
    </message>
    <message>
        <source>Take your post out of this one?</source>
        <translation>এখান থেকে আপনার পোস্ট সরিয়ে নেবেন?</translation>
    </message>
    <message>
        <source>It is no longer shown there. This can&apos;t be undone.</source>
        <translation>সেখানে তা আর দেখানো হবে না। এটি ফেরানো যাবে না।</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>সরিয়ে নিন</translation>
    </message>
    <message>
        <source>Boost to</source>
        <translation>যাদের কাছে বুস্ট করবেন</translation>
    </message>
    <message>
        <source>Who may quote it</source>
        <translation>কারা উদ্ধৃত করতে পারেন</translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>পাঠানোর অপেক্ষায়</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>পাঠাবেন না</translation>
    </message>
    <message>
        <source>Send first</source>
        <translation>আগে পাঠান</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>এখনই চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Nothing waits. What could not be sent at once is kept here.</source>
        <translation>কিছুই অপেক্ষায় নেই। যা তখনই পাঠানো যায়নি তা এখানে রাখা থাকে।</translation>
    </message>
</context>
<context>
    <name>OutboxStrip</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>পাঠানোর অপেক্ষায়</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>এখনই চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>যা অপেক্ষায় আছে দেখান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to be sent as soon as {server} answers.</source>
        <translation>
            <numerusform>%Lnটি অপেক্ষায়, {server} সাড়া দিলেই পাঠানো হবে।</numerusform>
            <numerusform>%Lnটি অপেক্ষায়, {server} সাড়া দিলেই পাঠানো হবে।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to be sent.</source>
        <translation>
            <numerusform>%Lnটি পাঠানোর অপেক্ষায়।</numerusform>
            <numerusform>%Lnটি পাঠানোর অপেক্ষায়।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation>পেছনে</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>পেছনে (Esc)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>নতুন করে আনুন</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>নতুন করে আনুন (F5)</translation>
    </message>
    <message>
        <source>Timeline options</source>
        <translation>টাইমলাইনের বিকল্প</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached. fedidesk tries again by itself.</source>
        <translation>সার্ভারে পৌঁছানো যাচ্ছে না। fedidesk নিজে থেকেই আবার চেষ্টা করে।</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>সংযোগ হচ্ছে…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>সরাসরি</translation>
    </message>
    <message>
        <source>New posts come by themselves.</source>
        <translation>নতুন পোস্ট নিজে থেকেই আসে।</translation>
    </message>
    <message>
        <source>The server does not send new posts by itself now. fedidesk looks every minute.</source>
        <translation>সার্ভার এখন নিজে থেকে নতুন পোস্ট পাঠায় না। fedidesk প্রতি মিনিটে দেখে।</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>সরাসরি নয়</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>অফলাইন</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>সাইন ইন করা নেই</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>সাইন আউট হয়েছে</translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Nobody yet</source>
        <translation>এখনও কেউ নেই</translation>
    </message>
    <message>
        <source>Nobody that your server knows has done so.</source>
        <translation>আপনার সার্ভারের জানামতে কেউ তা করেননি।</translation>
    </message>
    <message>
        <source>Loading more…</source>
        <translation>আরও লোড হচ্ছে…</translation>
    </message>
</context>
<context>
    <name>PictureChoices</name>
    <message>
        <source>Load pictures</source>
        <translation>ছবি লোড করুন</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>সবসময়</translation>
    </message>
    <message>
        <source>When pressed</source>
        <translation>চাপলে</translation>
    </message>
    <message>
        <source>Animate pictures</source>
        <translation>ছবির নড়াচড়া</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>কখনও না</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>সিস্টেমের মতো</translation>
    </message>
    <message>
        <source>Room for pictures</source>
        <translation>ছবির জায়গা</translation>
    </message>
    <message numerus="yes">
        <source>%Ln MB</source>
        <translation>
            <numerusform>%Ln এমবি</numerusform>
            <numerusform>%Ln এমবি</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Clear the pictures on disk</source>
        <translation>ডিস্কের ছবিগুলো মুছুন</translation>
    </message>
    <message>
        <source>Deletes the pictures on disk; they load again when needed</source>
        <translation>ডিস্কের ছবিগুলো মুছে ফেলে; দরকার হলে আবার লোড হয়</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>ছবি</translation>
    </message>
    <message numerus="yes">
        <source>%Ln MB in use</source>
        <translation>
            <numerusform>%Ln এমবি ব্যবহৃত</numerusform>
            <numerusform>%Ln এমবি ব্যবহৃত</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>Open in the browser</source>
        <translation>ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown here: it is damaged or unknown.</source>
        <translation>ছবিটি এখানে দেখানো যায় না: নষ্ট বা অচেনা।</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown here: it is damaged or too large.</source>
        <translation>ছবিটি এখানে দেখানো যায় না: নষ্ট বা খুব বড়।</translation>
    </message>
    <message>
        <source>Loading: {here} of {all} MB</source>
        <translation>লোড হচ্ছে: {all} এমবির মধ্যে {here}</translation>
    </message>
    <message>
        <source>Loading: {here} MB</source>
        <translation>লোড হচ্ছে: {here} এমবি</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>লোড হচ্ছে…</translation>
    </message>
    <message>
        <source>The server did not send this picture.</source>
        <translation>সার্ভার ছবিটি পাঠায়নি।</translation>
    </message>
</context>
<context>
    <name>PlaceStrip</name>
    <message>
        <source>You read further on another device.</source>
        <translation>অন্য একটি ডিভাইসে আপনি আরও দূর পর্যন্ত পড়েছেন।</translation>
    </message>
    <message>
        <source>Jump there</source>
        <translation>সেখানে যান</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>এখানেই থাকুন</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Thread</source>
        <translation>আলোচনা</translation>
    </message>
    <message>
        <source>Older posts may be missing here.</source>
        <translation>আরও পুরোনো পোস্ট এখানে না-ও থাকতে পারে।</translation>
    </message>
    <message>
        <source>Open the original profile</source>
        <translation>মূল প্রোফাইল খুলুন</translation>
    </message>
    <message>
        <source>Posts of this person</source>
        <translation>এই ব্যক্তির পোস্ট</translation>
    </message>
    <message>
        <source>What came while you were away</source>
        <translation>আপনি না থাকাকালীন যা এসেছে</translation>
    </message>
    <message>
        <source>Those you follow</source>
        <translation>আপনি যাঁদের অনুসরণ করেন</translation>
    </message>
    <message>
        <source>Everybody on your server</source>
        <translation>আপনার সার্ভারের সবাই</translation>
    </message>
    <message>
        <source>Everybody your server knows of</source>
        <translation>আপনার সার্ভার যাঁদের চেনে</translation>
    </message>
    <message>
        <source>Servers that your server is friends with</source>
        <translation>আপনার সার্ভারের বন্ধু সার্ভারগুলো</translation>
    </message>
    <message>
        <source>What many people talk about</source>
        <translation>অনেকে যা নিয়ে কথা বলছেন</translation>
    </message>
    <message>
        <source>Posts you marked as favourites</source>
        <translation>আপনার পছন্দ করা পোস্ট</translation>
    </message>
    <message>
        <source>Posts you keep for later</source>
        <translation>পরে পড়ার জন্য রাখা পোস্ট</translation>
    </message>
    <message>
        <source>Everybody on this server</source>
        <translation>এই সার্ভারের সবাই</translation>
    </message>
    <message>
        <source>Catch up</source>
        <translation>যা এসেছে</translation>
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
        <source>Bubble</source>
        <translation>বাবল</translation>
    </message>
    <message>
        <source>Trending</source>
        <translation>আলোচিত</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>পছন্দের পোস্ট</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>বুকমার্ক</translation>
    </message>
    <message>
        <source>List</source>
        <translation>তালিকা</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>হ্যাশট্যাগ</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>প্রোফাইল</translation>
    </message>
    <message>
        <source>Posts about a link</source>
        <translation>একটি লিংক নিয়ে পোস্ট</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>অন্য সার্ভার</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>উদ্ধৃতি</translation>
    </message>
    <message>
        <source>Boosted by</source>
        <translation>যাঁরা বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>Favourited by</source>
        <translation>যাঁরা পছন্দ করেছেন</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>সম্পাদনা</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>পোস্ট</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>হ্যাশট্যাগ</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>লিংক</translation>
    </message>
    <message>
        <source>Posts and replies</source>
        <translation>পোস্ট ও উত্তর</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>ছবি ও ভিডিও</translation>
    </message>
</context>
<context>
    <name>PollEditor</name>
    <message>
        <source>Add choice</source>
        <translation>বিকল্প যোগ করুন</translation>
    </message>
    <message>
        <source>How long the poll is open</source>
        <translation>ভোট কতক্ষণ খোলা থাকবে</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>একাধিক বিকল্প</translation>
    </message>
    <message>
        <source>People may take more than one</source>
        <translation>একাধিক বিকল্প বেছে নেওয়া যাবে</translation>
    </message>
    <message>
        <source>Hide votes until it ends</source>
        <translation>শেষ না হওয়া পর্যন্ত ফল লুকান</translation>
    </message>
    <message>
        <source>A poll needs at least two choices.</source>
        <translation>ভোটে অন্তত দুটি বিকল্প লাগে।</translation>
    </message>
    <message>
        <source>Two choices of the poll are the same.</source>
        <translation>ভোটের দুটি বিকল্প একই।</translation>
    </message>
    <message numerus="yes">
        <source>This server takes %Ln choice(s) at most.</source>
        <translation>
            <numerusform>এই সার্ভার সর্বোচ্চ %Lnটি বিকল্প নেয়।</numerusform>
            <numerusform>এই সার্ভার সর্বোচ্চ %Lnটি বিকল্প নেয়।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A choice may have %Ln character(s) at most.</source>
        <translation>
            <numerusform>একটি বিকল্পে সর্বোচ্চ %Lnটি অক্ষর থাকতে পারে।</numerusform>
            <numerusform>একটি বিকল্পে সর্বোচ্চ %Lnটি অক্ষর থাকতে পারে।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln দিন</numerusform>
            <numerusform>%Ln দিন</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln ঘণ্টা</numerusform>
            <numerusform>%Ln ঘণ্টা</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln মিনিট</numerusform>
            <numerusform>%Ln মিনিট</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortionsBar</name>
    <message>
        <source>What to show</source>
        <translation>কী দেখাবে</translation>
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
        <translation>বুস্ট করুন</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>পছন্দ করুন</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>বুকমার্ক করুন</translation>
    </message>
    <message>
        <source>More</source>
        <translation>আরও</translation>
    </message>
    <message>
        <source>Boosted by you</source>
        <translation>আপনি বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>Favourited by you</source>
        <translation>আপনি পছন্দ করেছেন</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>বুকমার্ক করা</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reply(s)</source>
        <translation>
            <numerusform>%Lnটি উত্তর</numerusform>
            <numerusform>%Lnটি উত্তর</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln boost(s)</source>
        <translation>
            <numerusform>%Lnটি বুস্ট</numerusform>
            <numerusform>%Lnটি বুস্ট</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln favourite(s)</source>
        <translation>
            <numerusform>%Lnটি পছন্দ</numerusform>
            <numerusform>%Lnটি পছন্দ</numerusform>
        </translation>
    </message>
    <message>
        <source>Only public posts can be boosted</source>
        <translation>শুধু সর্বজনীন পোস্ট বুস্ট করা যায়</translation>
    </message>
    <message>
        <source>Take the boost back</source>
        <translation>বুস্ট ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>পছন্দ থেকে সরান</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>বুকমার্ক সরান</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>লিখেছেন %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 থেকে</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>সর্বজনীন</translation>
    </message>
    <message>
        <source>Who boosted this</source>
        <translation>কারা এটি বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>Who favourited this</source>
        <translation>কারা এটি পছন্দ করেছেন</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Lnটি উদ্ধৃতি</numerusform>
            <numerusform>%Lnটি উদ্ধৃতি</numerusform>
        </translation>
    </message>
    <message>
        <source>Who quoted this</source>
        <translation>কারা এটি উদ্ধৃত করেছেন</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more hashtag(s)</source>
        <translation>
            <numerusform>আরও %Lnটি হ্যাশট্যাগ দেখান</numerusform>
            <numerusform>আরও %Lnটি হ্যাশট্যাগ দেখান</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned to the profile</source>
        <translation>প্রোফাইলে পিন করা</translation>
    </message>
    <message>
        <source>Conversation muted</source>
        <translation>কথোপকথন নিঃশব্দ</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>ছাঁকা হয়েছে</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>ছাঁকা হয়েছে: %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>লুকান</translation>
    </message>
    <message>
        <source>Show anyway</source>
        <translation>তবু দেখান</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>শব্দ</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>ব্রাউজারে খুলুন</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>এবং আরও %Lnটি</numerusform>
            <numerusform>এবং আরও %Lnটি</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2, open in the browser</source>
        <translation>%2-এ %1, ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>Animation: %1</source>
        <translation>চলছবি: %1</translation>
    </message>
    <message>
        <source>Video: %1</source>
        <translation>ভিডিও: %1</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>শব্দ: %1</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>সংযুক্তি</translation>
    </message>
    <message>
        <source>Can&apos;t be shown here</source>
        <translation>এখানে দেখানো যায় না</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>লোড করা গেল না</translation>
    </message>
    <message>
        <source>Show the description</source>
        <translation>বিবরণ দেখান</translation>
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
            <numerusform>%Ln জন ভোট দিয়েছেন</numerusform>
            <numerusform>%Ln জন ভোট দিয়েছেন</numerusform>
        </translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>ভোট দিন</translation>
    </message>
    <message>
        <source>Choose an answer first</source>
        <translation>আগে একটি উত্তর বেছে নিন</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>ফল দেখান</translation>
    </message>
    <message>
        <source>Back to voting</source>
        <translation>ভোটে ফিরে যান</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>নতুন করে আনুন</translation>
    </message>
    <message>
        <source>The quoted post is waiting for its author&apos;s consent.</source>
        <translation>উদ্ধৃত পোস্টটি তার লেখকের সম্মতির অপেক্ষায় আছে।</translation>
    </message>
    <message>
        <source>The author of the quoted post did not consent.</source>
        <translation>উদ্ধৃত পোস্টের লেখক সম্মতি দেননি।</translation>
    </message>
    <message>
        <source>The author of the quoted post took the consent back.</source>
        <translation>উদ্ধৃত পোস্টের লেখক সম্মতি ফিরিয়ে নিয়েছেন।</translation>
    </message>
    <message>
        <source>The quoted post was deleted.</source>
        <translation>উদ্ধৃত পোস্টটি মুছে ফেলা হয়েছে।</translation>
    </message>
    <message>
        <source>The quoted post is not visible to you.</source>
        <translation>উদ্ধৃত পোস্টটি আপনি দেখতে পান না।</translation>
    </message>
    <message>
        <source>The quoted post is by somebody you blocked.</source>
        <translation>উদ্ধৃত পোস্টটি এমন কারও, যাঁকে আপনি ব্লক করেছেন।</translation>
    </message>
    <message>
        <source>The quoted post is from a server you blocked.</source>
        <translation>উদ্ধৃত পোস্টটি এমন সার্ভারের, যেটি আপনি ব্লক করেছেন।</translation>
    </message>
    <message>
        <source>The quoted post is by somebody you muted.</source>
        <translation>উদ্ধৃত পোস্টটি এমন কারও, যাঁকে আপনি নিঃশব্দ করেছেন।</translation>
    </message>
    <message>
        <source>The quoted post can&apos;t be shown.</source>
        <translation>উদ্ধৃত পোস্টটি দেখানো যাচ্ছে না।</translation>
    </message>
    <message>
        <source>Poll: %1</source>
        <translation>ভোট: %1</translation>
    </message>
    <message>
        <source>Open the quoted post</source>
        <translation>উদ্ধৃত পোস্টটি খুলুন</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s)</source>
        <translation>
            <numerusform>%Lnটি সংযুক্তি</numerusform>
            <numerusform>%Lnটি সংযুক্তি</numerusform>
        </translation>
    </message>
    <message>
        <source>Quotes another post</source>
        <translation>অন্য একটি পোস্ট উদ্ধৃত করেছে</translation>
    </message>
    <message>
        <source>Quoted post by %1</source>
        <translation>%1-এর উদ্ধৃত পোস্ট</translation>
    </message>
    <message>
        <source>Quiet public</source>
        <translation>নীরবে সর্বজনীন</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>শুধু অনুসারীরা</translation>
    </message>
    <message>
        <source>Only people mentioned</source>
        <translation>শুধু যাদের উল্লেখ করা হয়েছে</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>%1-এ সম্পাদিত</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>সম্পাদিত</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other(s) boosted</source>
        <translation>
            <numerusform>%1 ও আরও %Ln জন বুস্ট করেছেন</numerusform>
            <numerusform>%1 ও আরও %Ln জন বুস্ট করেছেন</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 boosted</source>
        <translation>%1 বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>Continues a thread</source>
        <translation>একটি আলোচনার পরের অংশ</translation>
    </message>
    <message>
        <source>In reply to @%1</source>
        <translation>@%1-এর উত্তরে</translation>
    </message>
    <message>
        <source>In reply to a post</source>
        <translation>একটি পোস্টের উত্তরে</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Lnটি পোস্ট</numerusform>
            <numerusform>%Lnটি পোস্ট</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln জন</numerusform>
            <numerusform>%Ln জন</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture without description</source>
        <translation>বর্ণনা ছাড়া ছবি</translation>
    </message>
    <message>
        <source>Animation without description</source>
        <translation>বর্ণনা ছাড়া অ্যানিমেশন</translation>
    </message>
    <message>
        <source>Video without description</source>
        <translation>বর্ণনা ছাড়া ভিডিও</translation>
    </message>
    <message>
        <source>Sound without description</source>
        <translation>বর্ণনা ছাড়া অডিও</translation>
    </message>
    <message>
        <source>Attachment without description</source>
        <translation>বর্ণনা ছাড়া সংযুক্তি</translation>
    </message>
    <message>
        <source>Sensitive content</source>
        <translation>সংবেদনশীল বিষয়বস্তু</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>দেখান</translation>
    </message>
    <message>
        <source>Show content</source>
        <translation>বিষয়বস্তু দেখান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>%Lnটি ভোট</numerusform>
            <numerusform>%Lnটি ভোট</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>শেষ হয়েছে</translation>
    </message>
    <message>
        <source>more than one answer possible</source>
        <translation>একাধিক উত্তর বেছে নেওয়া যায়</translation>
    </message>
    <message>
        <source>Hide content</source>
        <translation>বিষয়বস্তু লুকান</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>কম দেখান</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>আরও দেখান</translation>
    </message>
    <message numerus="yes">
        <source>boosted by %1 and %Ln other(s)</source>
        <translation>
            <numerusform>%1 ও আরও %Ln জন বুস্ট করেছেন</numerusform>
            <numerusform>%1 ও আরও %Ln জন বুস্ট করেছেন</numerusform>
        </translation>
    </message>
    <message>
        <source>boosted by %1</source>
        <translation>%1 বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>সম্পাদিত</translation>
    </message>
    <message>
        <source>content warning: %1</source>
        <translation>বিষয়বস্তুর সতর্কতা: %1</translation>
    </message>
    <message>
        <source>link: %1</source>
        <translation>লিঙ্ক: %1</translation>
    </message>
    <message>
        <source>%1, hidden as sensitive</source>
        <translation>%1, সংবেদনশীল বলে লুকানো</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reaction(s)</source>
        <translation>
            <numerusform>%Lnটি সাড়া</numerusform>
            <numerusform>%Lnটি সাড়া</numerusform>
        </translation>
    </message>
    <message>
        <source>one of them yours</source>
        <translation>তার একটি আপনার</translation>
    </message>
    <message>
        <source>Take %1 back</source>
        <translation>%1 ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>%1 দিয়ে সাড়া দিন</translation>
    </message>
    <message>
        <source>The text goes on. Open the post in the browser to read all of it.</source>
        <translation>লেখাটি আরও আছে। পুরোটা পড়তে পোস্টটি ব্রাউজারে খুলুন।</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>অনুবাদ হচ্ছে…</translation>
    </message>
    <message>
        <source>Translated from %1 by %2</source>
        <translation>%1 থেকে অনুবাদ করেছে %2</translation>
    </message>
    <message>
        <source>Translated from %1</source>
        <translation>%1 থেকে অনূদিত</translation>
    </message>
    <message>
        <source>Translated by %1</source>
        <translation>অনুবাদ করেছে %1</translation>
    </message>
    <message>
        <source>Translated</source>
        <translation>অনূদিত</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Show original</source>
        <translation>মূল পাঠ দেখান</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>পিন করা</translation>
    </message>
    <message>
        <source>reactions: %1</source>
        <translation>সাড়া: %1</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>আপনার পছন্দ</translation>
    </message>
    <message>
        <source>poll: %1</source>
        <translation>জরিপ: %1</translation>
    </message>
    <message>
        <source>quotes %1: %2</source>
        <translation>%1-কে উদ্ধৃত করেছে: %2</translation>
    </message>
    <message>
        <source>boosted by you</source>
        <translation>আপনি বুস্ট করেছেন</translation>
    </message>
    <message>
        <source>favourited by you</source>
        <translation>আপনি পছন্দ করেছেন</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>বুকমার্ক করা</translation>
    </message>
</context>
<context>
    <name>PostOptions</name>
    <message>
        <source>Options</source>
        <translation>বিকল্প</translation>
    </message>
    <message>
        <source>Options of this post (Ctrl+Shift+O)</source>
        <translation>এই পোস্টের বিকল্প (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Will be posted {when}</source>
        <translation>পোস্ট হবে: {when}</translation>
    </message>
    <message>
        <source>Pictures are covered</source>
        <translation>ছবি ঢাকা আছে</translation>
    </message>
    <message>
        <source>Only on this server</source>
        <translation>শুধু এই সার্ভারে</translation>
    </message>
    <message>
        <source>Cover the pictures</source>
        <translation>ছবি ঢেকে দিন</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>উদ্ধৃতি</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>ফরম্যাট</translation>
    </message>
    <message>
        <source>Post later…</source>
        <translation>পরে পোস্ট করুন…</translation>
    </message>
    <message>
        <source>Anybody can quote it</source>
        <translation>যে কেউ উদ্ধৃত করতে পারেন</translation>
    </message>
    <message>
        <source>Only followers can quote it</source>
        <translation>শুধু অনুসারীরা উদ্ধৃত করতে পারেন</translation>
    </message>
    <message>
        <source>Nobody can quote it</source>
        <translation>কেউ উদ্ধৃত করতে পারেন না</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>সাধারণ লেখা</translation>
    </message>
</context>
<context>
    <name>PostPart</name>
    <message>
        <source>Post text</source>
        <translation>পোস্টের লেখা</translation>
    </message>
    <message>
        <source>Post text, {number} of {all}</source>
        <translation>পোস্টের লেখা, {all}-এর মধ্যে {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many for this server.</source>
        <translation>
            <numerusform>এই সার্ভারের জন্য %Lnটি অক্ষর বেশি।</numerusform>
            <numerusform>এই সার্ভারের জন্য %Lnটি অক্ষর বেশি।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>%Lnটি অক্ষর বাকি</numerusform>
            <numerusform>%Lnটি অক্ষর বাকি</numerusform>
        </translation>
    </message>
    <message>
        <source>Files are still being added.</source>
        <translation>ফাইল এখনও যোগ হচ্ছে।</translation>
    </message>
    <message>
        <source>What should people know?</source>
        <translation>পড়ার আগে কী জানা দরকার?</translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation>বিষয়বস্তুর সতর্কতা</translation>
    </message>
    <message>
        <source>What is going on?</source>
        <translation>কী চলছে?</translation>
    </message>
    <message>
        <source>Add a content warning</source>
        <translation>বিষয়বস্তুর সতর্কতা যোগ করুন</translation>
    </message>
    <message>
        <source>Add a poll</source>
        <translation>ভোট যোগ করুন</translation>
    </message>
    <message>
        <source>Insert an emoji</source>
        <translation>ইমোজি বসান</translation>
    </message>
    <message>
        <source>Remove this post</source>
        <translation>এই পোস্টটি সরান</translation>
    </message>
</context>
<context>
    <name>PostView</name>
    <message>
        <source>Timeline</source>
        <translation>টাইমলাইন</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>পোস্ট</translation>
    </message>
</context>
<context>
    <name>QuotesPane</name>
    <message>
        <source>Quotes</source>
        <translation>উদ্ধৃতি</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>কোনো উদ্ধৃতি নেই</translation>
    </message>
    <message>
        <source>Nobody that your server knows has quoted this.</source>
        <translation>আপনার সার্ভারের জানামতে কেউ এটি উদ্ধৃত করেননি।</translation>
    </message>
</context>
<context>
    <name>ReactDialog</name>
    <message>
        <source>React with an emoji</source>
        <translation>ইমোজি দিয়ে সাড়া দিন</translation>
    </message>
    <message>
        <source>Another emoji</source>
        <translation>অন্য ইমোজি</translation>
    </message>
    <message>
        <source>Another emoji, or :shortcode:</source>
        <translation>অন্য ইমোজি, বা :shortcode:</translation>
    </message>
    <message>
        <source>React</source>
        <translation>সাড়া দিন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Type one emoji, or the name of a custom one like :blobcat:</source>
        <translation>একটি ইমোজি লিখুন, বা নিজস্ব ইমোজির নাম, যেমন :blobcat:</translation>
    </message>
</context>
<context>
    <name>RedirectPage</name>
    <message>
        <source>en</source>
        <comment>the code of the language you translate into, such as bn</comment>
        <translation>bn</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>আপনি সাইন ইন করেছেন</translation>
    </message>
    <message>
        <source>You can close this page and go back to fedidesk.</source>
        <translation>এই পাতাটি বন্ধ করে fedidesk-এ ফিরে যেতে পারেন।</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>আপনি সাইন ইন করেননি</translation>
    </message>
    <message>
        <source>fedidesk was not allowed to use your account. You can close this page and go back to fedidesk.</source>
        <translation>fedidesk আপনার অ্যাকাউন্ট ব্যবহারের অনুমতি পায়নি। এই পাতাটি বন্ধ করে fedidesk-এ ফিরে যেতে পারেন।</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>কিছুই করা হয়নি</translation>
    </message>
    <message>
        <source>This page does not belong to the sign-in that fedidesk is waiting for. Go back to fedidesk and open the browser from there once more.</source>
        <translation>fedidesk যে সাইন-ইনের অপেক্ষায় আছে এই পাতাটি তার নয়। fedidesk-এ ফিরে গিয়ে সেখান থেকে আবার ব্রাউজার খুলুন।</translation>
    </message>
</context>
<context>
    <name>ResumedLine</name>
    <message>
        <source>You go on with your draft.</source>
        <translation>আপনি আপনার খসড়া থেকে লেখা চালিয়ে যাচ্ছেন।</translation>
    </message>
    <message>
        <source>You go on with your draft ({time}).</source>
        <translation>আপনি আপনার খসড়া থেকে লেখা চালিয়ে যাচ্ছেন ({time})।</translation>
    </message>
    <message>
        <source>Begin another post</source>
        <translation>আরেকটি পোস্ট শুরু করুন</translation>
    </message>
    <message>
        <source>Begin another post (Ctrl+N)</source>
        <translation>আরেকটি পোস্ট শুরু করুন (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Post later</source>
        <translation>পরে পোস্ট করুন</translation>
    </message>
    <message>
        <source>When should the server post it?</source>
        <translation>সার্ভার কখন এটি পোস্ট করবে?</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>তারিখ ও সময়</translation>
    </message>
    <message>
        <source>Post then</source>
        <translation>তখন পোস্ট হোক</translation>
    </message>
    <message>
        <source>Don&apos;t wait</source>
        <translation>অপেক্ষা নয়</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>ScheduledDialog</name>
    <message>
        <source>Scheduled posts</source>
        <translation>নির্ধারিত পোস্ট</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>তারিখ ও সময়</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>সময় বদলান</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>বাতিল করুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>Nothing is scheduled. A post gets its time where it is written.</source>
        <translation>কোনো পোস্ট নির্ধারিত নেই। পোস্ট লেখার জায়গাতেই তার সময় ঠিক করা যায়।</translation>
    </message>
    <message>
        <source>A post without words</source>
        <translation>লেখা ছাড়া একটি পোস্ট</translation>
    </message>
    <message>
        <source>Call this post off?</source>
        <translation>পোস্টটি বাতিল করবেন?</translation>
    </message>
    <message>
        <source>It is not published, and its text is gone. To keep it, edit it instead.</source>
        <translation>এটি প্রকাশিত হবে না, আর লেখাও হারিয়ে যাবে। রাখতে চাইলে বরং সম্পাদনা করুন।</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>রেখে দিন</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Your post was sent.</source>
        <translation>আপনার পোস্ট পাঠানো হয়েছে।</translation>
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
        <translation>চেহারা</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>সিস্টেমের মতো</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>উজ্জ্বল</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>অন্ধকার</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>লেখার আকার</translation>
    </message>
    <message>
        <source>Room for timelines, for each account</source>
        <translation>প্রতি অ্যাকাউন্টের টাইমলাইনের জন্য জায়গা</translation>
    </message>
    <message numerus="yes">
        <source>%Ln MB</source>
        <translation>
            <numerusform>%Ln এমবি</numerusform>
            <numerusform>%Ln এমবি</numerusform>
        </translation>
    </message>
    <message>
        <source>New posts</source>
        <translation>নতুন পোস্ট</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>কখনোই না</translation>
    </message>
    <message>
        <source>Remove tracking from links</source>
        <translation>লিঙ্ক থেকে অনুসরণের অংশ বাদ দিন</translation>
    </message>
    <message>
        <source>Leaves out what only tells websites who follows a link, such as utm_source.</source>
        <translation>কে লিঙ্কে গেলেন, ওয়েবসাইটকে শুধু তা-ই জানায় এমন অংশ বাদ দেয়, যেমন utm_source।</translation>
    </message>
    <message>
        <source>Autoplay animations</source>
        <translation>চলছবি নিজে চলুক</translation>
    </message>
    <message>
        <source>Sent and failed posts</source>
        <translation>পাঠানো ও ব্যর্থ পোস্ট</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>প্রক্সি</translation>
    </message>
    <message>
        <source>None</source>
        <translation>কোনোটি নয়</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>এটি:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>প্রক্সির ঠিকানা</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like “socks5://127.0.0.1:9050”.</source>
        <translation>এটি কোনো প্রক্সির ঠিকানা নয়। ঠিকানা দেখতে “socks5://127.0.0.1:9050”-এর মতো।</translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln second(s)</source>
        <translation>
            <numerusform>প্রতি %Ln সেকেন্ডে</numerusform>
            <numerusform>প্রতি %Ln সেকেন্ডে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln minute(s)</source>
        <translation>
            <numerusform>প্রতি %Ln মিনিটে</numerusform>
            <numerusform>প্রতি %Ln মিনিটে</numerusform>
        </translation>
    </message>
    <message>
        <source>What screen readers announce</source>
        <translation>স্ক্রিন রিডার যা ঘোষণা করে</translation>
    </message>
    <message>
        <source>Language and proxy change at the next start.</source>
        <translation>ভাষা আর প্রক্সি পরের বার চালু করলে বদলাবে।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ড শর্টকাট</translation>
    </message>
    <message>
        <source>Next post</source>
        <translation>পরের পোস্ট</translation>
    </message>
    <message>
        <source>Previous post</source>
        <translation>আগের পোস্ট</translation>
    </message>
    <message>
        <source>Open the focused post</source>
        <translation>ফোকাসে থাকা পোস্টটি খুলুন</translation>
    </message>
    <message>
        <source>Go to a pinned timeline</source>
        <translation>পিন করা টাইমলাইনে যান</translation>
    </message>
    <message>
        <source>Go to an account</source>
        <translation>একটি অ্যাকাউন্টে যান</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>কী করে</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>কি</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Navigation</source>
        <translation>দিকনির্দেশ</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>তালিকা</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>পিন করা</translation>
    </message>
    <message>
        <source>On screen now</source>
        <translation>এখন পর্দায়</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>আবার সাইন ইন করুন</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>অ্যাকাউন্ট যোগ করুন</translation>
    </message>
    <message>
        <source>On which server is the account?</source>
        <translation>অ্যাকাউন্টটি কোন সার্ভারে?</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server address</source>
        <translation>সার্ভারের ঠিকানা</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>এগিয়ে যান</translation>
    </message>
    <message>
        <source>Paste the code here</source>
        <translation>কোডটি এখানে পেস্ট করুন</translation>
    </message>
    <message>
        <source>Code from the browser</source>
        <translation>ব্রাউজার থেকে পাওয়া কোড</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>সাইন ইন করুন</translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation>আবার ব্রাউজার খুলুন</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>ঠিকানা কপি করুন</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>বদলে কোড ব্যবহার করুন</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>This time only</source>
        <translation>শুধু এবারের জন্য</translation>
    </message>
    <message>
        <source>Sign in until fedidesk ends; nothing is kept</source>
        <translation>fedidesk বন্ধ হওয়া পর্যন্ত সাইন ইন; কিছুই রাখা হবে না</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল করুন</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>এক মুহূর্ত…</translation>
    </message>
    <message>
        <source>Keeping your sign-in in the keyring…</source>
        <translation>আপনার সাইন-ইন কিরিংয়ে রাখা হচ্ছে…</translation>
    </message>
    <message>
        <source>You are signed in, but your sign-in could not be kept. {what_happened}</source>
        <translation>আপনি সাইন ইন করেছেন, কিন্তু সাইন-ইন রাখা যায়নি। {what_happened}</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>{host}-কে জিজ্ঞেস করা হচ্ছে…</translation>
    </message>
    <message>
        <source>Signing in at {host}…</source>
        <translation>{host}-এ সাইন ইন করা হচ্ছে…</translation>
    </message>
    <message>
        <source>Your browser shows a code when you have signed in at {host}. Copy it here.</source>
        <translation>{host}-এ সাইন ইন করলে ব্রাউজার একটি কোড দেখাবে। সেটি এখানে কপি করুন।</translation>
    </message>
    <message>
        <source>Go on in your browser: sign in at {host} and allow fedidesk to use it.</source>
        <translation>ব্রাউজারে এগিয়ে যান: {host}-এ সাইন ইন করে fedidesk-কে তা ব্যবহারের অনুমতি দিন।</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading posts</source>
        <translation>পোস্ট আনা হচ্ছে</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Looking for suggestions…</source>
        <translation>পরামর্শ খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>Add “{word}” to my words</source>
        <translation>“{word}” আমার শব্দে যোগ করুন</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>কোনো পরামর্শ নেই</translation>
    </message>
</context>
<context>
    <name>SplitOffer</name>
    <message>
        <source>Split into posts</source>
        <translation>কয়েকটি পোস্টে ভাগ করুন</translation>
    </message>
    <message>
        <source>Make several posts of this one (Ctrl+Shift+Y)</source>
        <translation>এটিকে কয়েকটি পোস্টে ভাগ করুন (Ctrl+Shift+Y)</translation>
    </message>
    <message>
        <source>Split and number</source>
        <translation>ভাগ করে নম্বর দিন</translation>
    </message>
    <message>
        <source>Make several posts of this one that say 1/3, 2/3, 3/3 (Ctrl+Shift+J)</source>
        <translation>এটিকে ১/৩, ২/৩, ৩/৩ লেখা কয়েকটি পোস্টে ভাগ করুন (Ctrl+Shift+J)</translation>
    </message>
</context>
<context>
    <name>TextSelector</name>
    <message>
        <source>Text of the post</source>
        <translation>পোস্টের লেখা</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>লেখা</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি করুন</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>সব নির্বাচন করুন</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message numerus="yes">
        <source>%Ln more reply(s) found</source>
        <translation>
            <numerusform>আরও %Lnটি উত্তর পাওয়া গেছে</numerusform>
            <numerusform>আরও %Lnটি উত্তর পাওয়া গেছে</numerusform>
        </translation>
    </message>
    <message>
        <source>Replies shown</source>
        <translation>উত্তরগুলো দেখানো হয়েছে</translation>
    </message>
    <message>
        <source>The server is looking for more replies…</source>
        <translation>সার্ভার আরও উত্তর খুঁজছে…</translation>
    </message>
    <message numerus="yes">
        <source>Your server knows {known} of %Ln reply(s).</source>
        <translation>
            <numerusform>আপনার সার্ভার %Lnটি উত্তরের মধ্যে {known}টি জানে।</numerusform>
            <numerusform>আপনার সার্ভার %Lnটি উত্তরের মধ্যে {known}টি জানে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Open on the original server</source>
        <translation>মূল সার্ভারে খুলুন</translation>
    </message>
    <message>
        <source>level %1</source>
        <comment>how deep a reply is</comment>
        <translation>স্তর %1</translation>
    </message>
    <message>
        <source>reply to %1</source>
        <translation>%1-কে উত্তর</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>%2-এর মধ্যে %1 নম্বর অংশ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reply(s) folded</source>
        <translation>
            <numerusform>%Lnটি উত্তর গুটানো</numerusform>
            <numerusform>%Lnটি উত্তর গুটানো</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln hidden reply(s)</source>
        <translation>
            <numerusform>%Lnটি লুকানো উত্তর দেখান</numerusform>
            <numerusform>%Lnটি লুকানো উত্তর দেখান</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln reply(s)</source>
        <translation>
            <numerusform>%Lnটি উত্তর দেখান</numerusform>
            <numerusform>%Lnটি উত্তর দেখান</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln reply(s)</source>
        <translation>
            <numerusform>%Lnটি উত্তর লুকান</numerusform>
            <numerusform>%Lnটি উত্তর লুকান</numerusform>
        </translation>
    </message>
    <message>
        <source>In reply to %1, part %2</source>
        <translation>%1-কে উত্তর, অংশ %2</translation>
    </message>
    <message>
        <source>In reply to %1</source>
        <translation>%1-কে উত্তর</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>which part of a thread: 2/5</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>A deleted post</source>
        <translation>একটি মুছে ফেলা পোস্ট</translation>
    </message>
</context>
<context>
    <name>TimelineOpener</name>
    <message>
        <source>Open timeline</source>
        <translation>টাইমলাইন খুলুন</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>কোথায় যাবেন?</translation>
    </message>
    <message>
        <source>#hashtag, list, @person or server</source>
        <translation>#হ্যাশট্যাগ, তালিকা, @ব্যক্তি বা সার্ভার</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>পরামর্শ</translation>
    </message>
    <message>
        <source>Several hashtags show posts with any of them. Begin one with + to see only posts that have it, with - to leave them out.</source>
        <translation>একাধিক হ্যাশট্যাগ দিলে তার যেকোনোটি আছে এমন পোস্ট দেখায়। শুধু যে পোস্টে একটি আছেই তা দেখতে তার আগে + দিন, বাদ দিতে - দিন।</translation>
    </message>
    <message>
        <source>This is no hashtag, list, person, link or server.</source>
        <translation>এটি কোনো হ্যাশট্যাগ, তালিকা, ব্যক্তি, লিংক বা সার্ভার নয়।</translation>
    </message>
    <message>
        <source>Looking for {handle}…</source>
        <translation>{handle} খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>Your server finds nobody called {handle}.</source>
        <translation>আপনার সার্ভার {handle} নামে কাউকে খুঁজে পাচ্ছে না।</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Nothing here yet</source>
        <translation>এখানে এখনো কিছু নেই</translation>
    </message>
    <message>
        <source>New posts will appear here.</source>
        <translation>নতুন পোস্ট এখানে দেখা যাবে।</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>এটি আনা যায়নি</translation>
    </message>
    <message>
        <source>Loading more…</source>
        <translation>আরও আনা হচ্ছে…</translation>
    </message>
    <message>
        <source>That&apos;s all there is.</source>
        <translation>এখানেই শেষ।</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>now</source>
        <translation>এখন</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>minutes ago, short</comment>
        <translation>%1 মি.</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>hours ago, short</comment>
        <translation>%1 ঘ.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>গতকাল</translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s) later</source>
        <translation>
            <numerusform>%Ln মাস পরে</numerusform>
            <numerusform>%Ln মাস পরে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) later</source>
        <translation>
            <numerusform>%Ln বছর পরে</numerusform>
            <numerusform>%Ln বছর পরে</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date of this year, as in Qt&apos;s date formats</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date of another year, as in Qt&apos;s date formats</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln মিনিট বাকি</numerusform>
            <numerusform>%Ln মিনিট বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>%Ln ঘণ্টা বাকি</numerusform>
            <numerusform>%Ln ঘণ্টা বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln দিন বাকি</numerusform>
            <numerusform>%Ln দিন বাকি</numerusform>
        </translation>
    </message>
    <message>
        <source>%1B</source>
        <comment>thousand millions, short</comment>
        <translation>%1 বিলি.</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions, short</comment>
        <translation>%1 মিলি.</translation>
    </message>
    <message>
        <source>%1K</source>
        <comment>thousands, short</comment>
        <translation>%1 হা.</translation>
    </message>
</context>
<context>
    <name>TrendsPane</name>
    <message>
        <source>Nothing trends</source>
        <translation>এখন কিছু আলোচিত নয়</translation>
    </message>
    <message>
        <source>What many people talk about will appear here.</source>
        <translation>অনেকে যা নিয়ে কথা বলছেন তা এখানে দেখা যাবে।</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>এটি আনা যায়নি</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) in two days</source>
        <translation>
            <numerusform>দুই দিনে %Ln জন</numerusform>
            <numerusform>দুই দিনে %Ln জন</numerusform>
        </translation>
    </message>
    <message>
        <source>{source} · {people}</source>
        <translation>{source} · {people}</translation>
    </message>
</context>
<context>
    <name>TroublePanel</name>
    <message>
        <source>Films and sounds can&apos;t be played here.</source>
        <translation>ভিডিও ও শব্দ এখানে চালানো যায় না।</translation>
    </message>
    <message>
        <source>The server did not send it.</source>
        <translation>সার্ভার এটি পাঠায়নি।</translation>
    </message>
    <message>
        <source>This can&apos;t be played: it is damaged or unknown.</source>
        <translation>এটি চালানো যায় না: নষ্ট বা অচেনা।</translation>
    </message>
    <message>
        <source>It plays, but its picture can&apos;t be shown.</source>
        <translation>এটি চলছে, কিন্তু ছবি দেখানো যাচ্ছে না।</translation>
    </message>
    <message>
        <source>The server sends nothing.</source>
        <translation>সার্ভার কিছুই পাঠাচ্ছে না।</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>দেখানো হয়নি</translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message>
        <source>Without words</source>
        <translation>লেখা ছাড়া</translation>
    </message>
    <message>
        <source>not taken by the server</source>
        <translation>সার্ভার নেয়নি</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Lnটি পোস্ট</numerusform>
            <numerusform>%Lnটি পোস্ট</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Lnটি ফাইল</numerusform>
            <numerusform>%Lnটি ফাইল</numerusform>
        </translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>ভোট</translation>
    </message>
    <message>
        <source>Vote: {text}</source>
        <translation>ভোট দেওয়া: {text}</translation>
    </message>
    <message>
        <source>React with {emoji}: {text}</source>
        <translation>{emoji} দিয়ে প্রতিক্রিয়া: {text}</translation>
    </message>
    <message>
        <source>Take back {emoji}: {text}</source>
        <translation>{emoji} ফিরিয়ে নেওয়া: {text}</translation>
    </message>
    <message>
        <source>Boost: {text}</source>
        <translation>বুস্ট: {text}</translation>
    </message>
    <message>
        <source>Take back the boost: {text}</source>
        <translation>বুস্ট ফিরিয়ে নেওয়া: {text}</translation>
    </message>
    <message>
        <source>Favourite: {text}</source>
        <translation>পছন্দ: {text}</translation>
    </message>
    <message>
        <source>Take back the favourite: {text}</source>
        <translation>পছন্দ থেকে সরানো: {text}</translation>
    </message>
    <message>
        <source>Bookmark: {text}</source>
        <translation>বুকমার্ক: {text}</translation>
    </message>
    <message>
        <source>Take away the bookmark: {text}</source>
        <translation>বুকমার্ক সরানো: {text}</translation>
    </message>
    <message>
        <source>Pin: {text}</source>
        <translation>পিন করা: {text}</translation>
    </message>
    <message>
        <source>Unpin: {text}</source>
        <translation>পিন খোলা: {text}</translation>
    </message>
    <message>
        <source>Mute the conversation: {text}</source>
        <translation>কথোপকথন নিঃশব্দ করা: {text}</translation>
    </message>
    <message>
        <source>Unmute the conversation: {text}</source>
        <translation>কথোপকথনের নিঃশব্দতা তুলে নেওয়া: {text}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} থেকে</translation>
    </message>
    <message>
        <source>being sent now</source>
        <translation>এখন পাঠানো হচ্ছে</translation>
    </message>
    <message>
        <source>to be posted {time}</source>
        <translation>পোস্ট হবে {time}</translation>
    </message>
    <message>
        <source>Vote for {answers}: {text}</source>
        <translation>{answers}-এ ভোট: {text}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>কেউ একজন</translation>
    </message>
    <message>
        <source>Follow {person}</source>
        <translation>{person}-কে অনুসরণ করুন</translation>
    </message>
    <message>
        <source>Unfollow {person}</source>
        <translation>{person}-কে অনুসরণ করা ছাড়ুন</translation>
    </message>
    <message>
        <source>Change of a post</source>
        <translation>একটি পোস্টের বদল</translation>
    </message>
    <message>
        <source>Quote of {name}</source>
        <translation>{name}-এর উদ্ধৃতি</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>উদ্ধৃতি</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>{name}-কে উত্তর</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>উত্তর</translation>
    </message>
    <message>
        <source>a post</source>
        <translation>একটি পোস্ট</translation>
    </message>
    <message>
        <source>a post by {name}</source>
        <translation>{name}-এর পোস্ট</translation>
    </message>
</context>
<context>
    <name>UnsentDialog</name>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}-এর মধ্যে {number}</translation>
    </message>
</context>
<context>
    <name>ViewerActions</name>
    <message>
        <source>Next</source>
        <translation>পরেরটি</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>আগেরটি</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>বিবরণ</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>কাছে আনুন</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>দূরে সরান</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>পুরোটা দেখান</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>আসল মাপ</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>চালান বা থামান</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>এই নামে রাখুন…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>ছবিটি কপি করুন</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>লিঙ্ক কপি করুন</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>Open the original of its server</source>
        <translation>তার সার্ভারের মূলটি খুলুন</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>পুরো পর্দা</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Zoom</source>
        <translation>মাপ</translation>
    </message>
    <message>
        <source>More</source>
        <translation>আরও</translation>
    </message>
</context>
<context>
    <name>ViewerDeeds</name>
    <message>
        <source>Save as</source>
        <translation>এই নামে রাখুন</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>রাখা হচ্ছে…</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>লিঙ্ক কপি হয়েছে</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>ছবি কপি হয়েছে</translation>
    </message>
    <message>
        <source>It was not saved: the server did not send it, or it is too large.</source>
        <translation>রাখা গেল না: সার্ভার পাঠায়নি, বা এটি খুব বড়।</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} নামে রাখা হয়েছে</translation>
    </message>
    <message>
        <source>It could not be saved in {folder}. Is there room, and may you write there?</source>
        <translation>{folder}-এ রাখা গেল না। সেখানে কি জায়গা আছে, আর লেখার অনুমতি আছে?</translation>
    </message>
</context>
<context>
    <name>Visibility</name>
    <message>
        <source>Public</source>
        <translation>সর্বজনীন</translation>
    </message>
    <message>
        <source>Quiet public</source>
        <translation>নীরবে সর্বজনীন</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>শুধু অনুসারীরা</translation>
    </message>
    <message>
        <source>Only people mentioned</source>
        <translation>শুধু যাদের উল্লেখ করা হয়েছে</translation>
    </message>
</context>
<context>
    <name>VisibilityBox</name>
    <message>
        <source>Visibility</source>
        <translation>কারা দেখবে</translation>
    </message>
    <message>
        <source>Who can see this post</source>
        <translation>এই পোস্ট কারা দেখতে পারে</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>The demo is starting…</source>
        <translation>ডেমো চালু হচ্ছে…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to fedidesk</source>
        <translation>fedidesk-এ স্বাগতম</translation>
    </message>
    <message>
        <source>Mastodon is made of many servers that talk to each other. Tell us where your account is: the part after the last @ of your address.</source>
        <translation>মাস্টোডন অনেকগুলো সার্ভার নিয়ে গড়া, যারা একে অন্যের সঙ্গে কথা বলে। আপনার অ্যাকাউন্ট কোথায় আছে লিখুন: আপনার ঠিকানার শেষ @-এর পরের অংশ।</translation>
    </message>
</context>
<context>
    <name>WritingChoices</name>
    <message>
        <source>Time to undo a post</source>
        <translation>পোস্ট ফিরিয়ে নেওয়ার সময়</translation>
    </message>
    <message>
        <source>Posts count as old</source>
        <translation>পোস্ট পুরোনো ধরা হবে</translation>
    </message>
    <message>
        <source>It is said above an answer that is being written</source>
        <translation>উত্তর লেখার সময় উপরে তা জানানো হয়</translation>
    </message>
    <message>
        <source>Ask for missing alt texts</source>
        <translation>বিবরণ না থাকলে জিজ্ঞেস করুক</translation>
    </message>
    <message>
        <source>Before pictures without a description are posted</source>
        <translation>বিবরণ ছাড়া ছবি পোস্ট করার আগে</translation>
    </message>
    <message>
        <source>Also before boosting</source>
        <translation>বুস্ট করার আগেও</translation>
    </message>
    <message>
        <source>Before pictures without a description are boosted</source>
        <translation>বিবরণ ছাড়া ছবি বুস্ট করার আগে</translation>
    </message>
    <message>
        <source>Ask about unsent posts</source>
        <translation>না-পাঠানো পোস্ট নিয়ে জিজ্ঞেস করুক</translation>
    </message>
    <message>
        <source>Before fedidesk ends while something is not sent</source>
        <translation>কিছু না-পাঠানো থাকতে fedidesk বন্ধ হওয়ার আগে</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>লেখালেখি</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln সেকেন্ড</numerusform>
            <numerusform>%Ln সেকেন্ড</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>নেই</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln month(s)</source>
        <translation>
            <numerusform>%Ln মাস পরে</numerusform>
            <numerusform>%Ln মাস পরে</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>কখনোই না</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Remove this choice</source>
        <translation>এই বিকল্পটি সরান</translation>
    </message>
    <message>
        <source>Choice {number}</source>
        <translation>বিকল্প {number}</translation>
    </message>
</context>
</TS>

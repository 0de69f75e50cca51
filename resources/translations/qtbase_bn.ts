<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>সব সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>হ্যাঁ</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>সবগুলোতে হ্যাঁ</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>না</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>সবগুলোতে না</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>উপেক্ষা করুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল করুন</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>সহায়তা</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>প্রয়োগ করুন</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>আগের মতো করুন</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>শুরুর মানে ফিরুন</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>আগের অবস্থায় ফিরুন</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কাটুন</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি করুন</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>লিঙ্কের ঠিকানা কপি করুন</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট করুন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সব বাছুন</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>আগের অবস্থায় ফিরুন</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কাটুন</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি করুন</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট করুন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সব বাছুন</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>সব বাছুন</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>এক ধাপ বাড়ান</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>এক ধাপ কমান</translation>
    </message>
</context>
<context>
    <name>QUnicodeControlCharacterMenu</name>
    <message>
        <source>Insert Unicode control character</source>
        <translation>ইউনিকোড নিয়ন্ত্রণ অক্ষর বসান</translation>
    </message>
    <message>
        <source>LRM Left-to-right mark</source>
        <translation>LRM বাঁ থেকে ডানে চিহ্ন</translation>
    </message>
    <message>
        <source>RLM Right-to-left mark</source>
        <translation>RLM ডান থেকে বাঁয়ে চিহ্ন</translation>
    </message>
    <message>
        <source>ZWJ Zero width joiner</source>
        <translation>ZWJ শূন্য প্রস্থের সংযোজক</translation>
    </message>
    <message>
        <source>ZWNJ Zero width non-joiner</source>
        <translation>ZWNJ শূন্য প্রস্থের বিযোজক</translation>
    </message>
    <message>
        <source>ZWSP Zero width space</source>
        <translation>ZWSP শূন্য প্রস্থের ফাঁক</translation>
    </message>
    <message>
        <source>LRE Start of left-to-right embedding</source>
        <translation>LRE বাঁ থেকে ডানে অংশের শুরু</translation>
    </message>
    <message>
        <source>RLE Start of right-to-left embedding</source>
        <translation>RLE ডান থেকে বাঁয়ে অংশের শুরু</translation>
    </message>
    <message>
        <source>LRO Start of left-to-right override</source>
        <translation>LRO জোর করে বাঁ থেকে ডানে শুরু</translation>
    </message>
    <message>
        <source>RLO Start of right-to-left override</source>
        <translation>RLO জোর করে ডান থেকে বাঁয়ে শুরু</translation>
    </message>
    <message>
        <source>PDF Pop directional formatting</source>
        <translation>PDF দিক-নির্দেশ শেষ</translation>
    </message>
    <message>
        <source>LRI Left-to-right isolate</source>
        <translation>LRI বাঁ থেকে ডানে আলাদা অংশ</translation>
    </message>
    <message>
        <source>RLI Right-to-left isolate</source>
        <translation>RLI ডান থেকে বাঁয়ে আলাদা অংশ</translation>
    </message>
    <message>
        <source>FSI First strong isolate</source>
        <translation>FSI প্রথম অক্ষরের দিকে আলাদা অংশ</translation>
    </message>
    <message>
        <source>PDI Pop directional isolate</source>
        <translation>PDI আলাদা অংশের শেষ</translation>
    </message>
</context>
</TS>

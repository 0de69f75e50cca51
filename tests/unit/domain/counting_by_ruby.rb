# Counts texts as Mastodon does: a JSON list of [text, warning] in, a list of numbers out.
#
# What is a link and what a mention is said by one expression each, as Mastodon's own have it, and
# letters are Ruby's: the servers' language. First comes a file with the top-level domains.
require "json"

TOP = File.read(ARGV[0]).split.sort_by { |name| -name.length }.map { |name| Regexp.escape(name) }
DIRECTION = "\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}"
INVALID = "\u{fffe}\u{feff}\u{ffff}"
NAME = "[^#{DIRECTION}#{INVALID}\\p{White_Space}\u{180e}\\x00-\\x1f\\x7f" \
       "!\"\\#$%&'()*+,\\-./:;<=>?@\\[\\]\\\\^_`{|}~]"
DOMAIN = "(?:(?:#{NAME}(?:[_\\-]|#{NAME})*)?#{NAME}\\.)*(?:(?:#{NAME}(?:-|#{NAME})*)?#{NAME}\\.)" \
         "(?:(?:#{TOP.join("|")})(?=[^0-9a-z@+\\-]|$)|xn--[0-9a-z]+)"
PATH = "[^\\p{White_Space}<>()?]"
PARENS = "\\((?:#{PATH}+|#{PATH}*\\(#{PATH}+\\)#{PATH}*)\\)"
LAST = "(?:[^\\p{White_Space}()?!*\"'「」<>;:=,.$%\\[\\]~&|@]|#{PARENS})"
BEYOND = "\u{a0}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}"
QUERY = "[a-z0-9!?*'();:&=+$/%\\#\\[\\]\\-_.,~|@^#{BEYOND}]*[a-z0-9_&=\\#/\\-#{BEYOND}]"
LINK = /(?:[^A-Z0-9@＠$#＃#{INVALID}]|^)\K((?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\/#{DOMAIN}(?::[0-9]+)?(?:\/(?:#{PATH}*(?:#{PARENS}#{PATH}*)*#{LAST}|#{PATH}+\/)*)?(?:\?#{QUERY})?)/i
MENTION = /(?<![=\/[:word:]])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)(?:@[[:word:]]+(?:[.-]+[[:word:]]+)*)?/i
NO_MENTION = /\A(?:[@＠]|[\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{24f}\u{300}-\u{36f}\u{1e00}-\u{1eff}]|:\/\/)/

def shortened(text)
  found = []
  text.scan(LINK) { m = Regexp.last_match; found << [m.begin(1), m.end(1), "x" * 23] }
  text.scan(MENTION) do
    m = Regexp.last_match
    found << [m.begin(0), m.end(0), "@#{m[1]}"] unless NO_MENTION.match?(m.post_match)
  end
  result = +""
  done = 0
  found.sort_by(&:first).each do |first, last, short|
    next if first < done
    result << text[done...first] << short
    done = last
  end
  result << text[done..]
end

STDIN.each_line do |line|
  counts = JSON.parse(line).map { |text, warning| (warning + shortened(text)).each_grapheme_cluster.count }
  puts JSON.generate(counts)
  STDOUT.flush
end

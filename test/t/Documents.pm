# A report's tables as files of offices: docx, odt, rtf, xlsx, PDF.  What a word
# processor would write is cut down to what carries the table: cells, and which
# of them are merged.
package Documents;
use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use Exporter 'import';
use IO::Compress::Zip qw(:constants);

our @EXPORT = qw(page_of docx odt rtf xlsx pdf scan);

# From what govreport_render() prints as HTML: { title => ..., tables => [{
# caption => ..., rows => [[{ text, colspan, rowspan }...]...] }...] }
sub page_of
{
	my ($html) = @_;
	my ($title) = $html =~ m{<h2>(.*?)</h2>};
	my @tables;
	while ($html =~ m{<table.*?</table>}gs)
	{
		my $table = $&;
		my ($caption) = $table =~ m{<caption[^>]*>(.*?)</caption>};
		my @rows;
		while ($table =~ m{<tr>(.*?)</tr>}gs)
		{
			my ($row, @cells) = ($1);
			while ($row =~ m{<t[hd]([^>]*)>(.*?)</t[hd]>}gs)
			{
				my ($attributes, $text) = ($1, $2);
				$text =~ s/<[^>]*>//g;
				push @cells, {
					text => $text,
					colspan => $attributes =~ /colspan="(\d+)"/ ? $1 : 1,
					rowspan => $attributes =~ /rowspan="(\d+)"/ ? $1 : 1 };
			}
			push @rows, \@cells;
		}
		push @tables, { caption => $caption, rows => \@rows };
	}
	return { title => $title, tables => \@tables };
}

# The table as a grid: each place has [cell, it begins in this row, and in this column].
sub grid_of
{
	my ($table) = @_;
	my @grid;
	foreach my $y (0 .. $#{ $table->{rows} })
	{
		my $x = 0;
		foreach my $cell (@{ $table->{rows}[$y] })
		{
			$x++ while $grid[$y][$x];
			foreach my $dy (0 .. $cell->{rowspan} - 1)
			{
				$grid[ $y + $dy ][ $x + $_ ] = [ $cell, $dy == 0, $_ == 0 ] foreach 0 .. $cell->{colspan} - 1;
			}
			$x += $cell->{colspan};
		}
	}
	return \@grid;
}

# Texts are HTML's still: & and < are escaped as XML wants them.
sub plain
{
	my ($text) = @_;
	my %meant = (amp => '&', lt => '<', gt => '>', quot => '"');
	$text =~ s/&(\w+);/$meant{$1}/g;
	return $text;
}

sub zipped
{
	my ($bytes, $zip) = ('');
	while (my ($name, $content) = splice @_, 0, 2)
	{
		my %options = (Name => $name, Method => $name eq 'mimetype' ? ZIP_CM_STORE : ZIP_CM_DEFLATE, exTime => undef, Minimal => 1);
		if ($zip) { $zip->newStream(%options); }
		else { $zip = IO::Compress::Zip->new(\$bytes, %options); }
		$zip->print(encode('UTF-8', $content));
	}
	$zip->close;
	return $bytes;
}

my $xml = qq{<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n};
my $relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
my $office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

# What both kinds of Office Open XML have around their content.
sub office_xml
{
	my ($main, $type, @parts) = @_;
	return zipped(
		'[Content_Types].xml' => qq{$xml<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">}
		  . '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
		  . '<Default Extension="xml" ContentType="application/xml"/>'
		  . join('', map { qq{<Override PartName="/$_->[0]" ContentType="application/vnd.openxmlformats-officedocument.$_->[1]+xml"/>} } @$type)
		  . '</Types>',
		'_rels/.rels' => qq{$xml<Relationships xmlns="$relations"><Relationship Id="rId1" Type="$office/officeDocument" Target="$main"/></Relationships>},
		@parts);
}

sub docx
{
	my ($page) = @_;
	my $body = "<w:p><w:r><w:t>$page->{title}</w:t></w:r></w:p>";
	foreach my $table (@{ $page->{tables} })
	{
		my $grid = grid_of($table);
		$body .= "<w:p><w:r><w:t>$table->{caption}</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>"
		  . '<w:gridCol w:w="900"/>' x @{ $grid->[0] } . '</w:tblGrid>';
		foreach my $row (@$grid)
		{
			$body .= '<w:tr>';
			foreach my $place (grep { $_->[2] } @$row)
			{
				my ($cell, $first) = @$place;
				$body .= "<w:tc><w:tcPr><w:tcW w:w=\"" . 900 * $cell->{colspan} . "\" w:type=\"dxa\"/><w:gridSpan w:val=\"$cell->{colspan}\"/>"
				  . ($cell->{rowspan} == 1 ? '' : $first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>')
				  . '</w:tcPr><w:p><w:r><w:t>' . ($first ? $cell->{text} : '') . '</w:t></w:r></w:p></w:tc>';
			}
			$body .= '</w:tr>';
		}
		$body .= '</w:tbl>';
	}
	return office_xml('word/document.xml', [ [ 'word/document.xml', 'wordprocessingml.document.main' ] ],
		'word/document.xml' => qq{$xml<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>$body<w:p/></w:body></w:document>});
}

sub column_name
{
	my ($x) = @_;
	return chr(ord('A') + $x);
}

sub xlsx
{
	my ($page) = @_;
	my ($rows, $merges, $y) = ('', '', 0);
	my $put = sub {
		my ($x, $text) = @_;
		return '<c r="' . column_name($x) . "$y\"><v>$text</v></c>" if $text =~ /^\d+(\.\d+)?$/;
		return '<c r="' . column_name($x) . "$y\" t=\"inlineStr\"><is><t>$text</t></is></c>";
	};
	$y++;
	$rows .= "<row r=\"$y\">" . $put->(0, $page->{title}) . '</row>';
	foreach my $table (@{ $page->{tables} })
	{
		$y++;
		$rows .= "<row r=\"$y\">" . $put->(0, $table->{caption}) . '</row>';
		foreach my $row (@{ grid_of($table) })
		{
			$y++;
			$rows .= "<row r=\"$y\">";
			foreach my $x (0 .. $#$row)
			{
				my ($cell, $first, $left) = @{ $row->[$x] };
				next unless $first && $left;
				$rows .= $put->($x, $cell->{text});
				$merges .= sprintf '<mergeCell ref="%s%d:%s%d"/>', column_name($x), $y,
				  column_name($x + $cell->{colspan} - 1), $y + $cell->{rowspan} - 1
				  if $cell->{colspan} * $cell->{rowspan} > 1;
			}
			$rows .= '</row>';
		}
	}
	my $namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
	return office_xml('xl/workbook.xml', [ [ 'xl/workbook.xml', 'spreadsheetml.sheet.main' ], [ 'xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet' ] ],
		'xl/workbook.xml' => qq{$xml<workbook $namespace xmlns:r="$office"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>},
		'xl/_rels/workbook.xml.rels' => qq{$xml<Relationships xmlns="$relations"><Relationship Id="rId1" Type="$office/worksheet" Target="worksheets/sheet1.xml"/></Relationships>},
		'xl/worksheets/sheet1.xml' => qq{$xml<worksheet $namespace><sheetData>$rows</sheetData>} . ($merges ? "<mergeCells>$merges</mergeCells>" : '') . '</worksheet>');
}

sub odt
{
	my ($page) = @_;
	my $body = "<text:p>$page->{title}</text:p>";
	foreach my $table (@{ $page->{tables} })
	{
		my $grid = grid_of($table);
		$body .= "<text:p>$table->{caption}</text:p><table:table><table:table-column table:number-columns-repeated=\"" . @{ $grid->[0] } . '"/>';
		foreach my $row (@$grid)
		{
			$body .= '<table:table-row>';
			foreach my $place (@$row)
			{
				my ($cell, $first, $left) = @$place;
				$body .= $first && $left
				  ? "<table:table-cell table:number-columns-spanned=\"$cell->{colspan}\" table:number-rows-spanned=\"$cell->{rowspan}\"><text:p>$cell->{text}</text:p></table:table-cell>"
				  : '<table:covered-table-cell/>';
			}
			$body .= '</table:table-row>';
		}
		$body .= '</table:table>';
	}
	my $namespaces = join ' ', map { qq{xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0"} } qw(office text table manifest);
	return zipped(
		mimetype => 'application/vnd.oasis.opendocument.text',
		'META-INF/manifest.xml' => qq{$xml<manifest:manifest $namespaces manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>},
		'styles.xml' => qq{$xml<office:document-styles $namespaces office:version="1.2"><office:styles/><office:automatic-styles/><office:master-styles/></office:document-styles>},
		'content.xml' => qq{$xml<office:document-content $namespaces office:version="1.2"><office:body><office:text>$body</office:text></office:body></office:document-content>});
}

# Characters beyond ASCII by their numbers.
sub rtf_text
{
	my ($text) = @_;
	return join '', map { ord > 126 ? sprintf('\\u%d?', ord > 32767 ? ord() - 65536 : ord) : /[\\{}]/ ? "\\$_" : $_ } split //, plain($text);
}

sub rtf
{
	my ($page) = @_;
	my $body = '\\pard ' . rtf_text($page->{title}) . "\\par\n";
	foreach my $table (@{ $page->{tables} })
	{
		$body .= '\\pard ' . rtf_text($table->{caption}) . "\\par\n";
		foreach my $row (@{ grid_of($table) })
		{
			my ($definitions, $cells, $x) = ('', '', 0);
			foreach my $place (grep { $_->[2] } @$row)
			{
				my ($cell, $first) = @$place;
				$x += 900 * $cell->{colspan};
				$definitions .= ($cell->{rowspan} == 1 ? '' : $first ? '\\clvmgf' : '\\clvmrg') . "\\cellx$x";
				$cells .= '\\pard\\intbl ' . ($first ? rtf_text($cell->{text}) : '') . "\\cell\n";
			}
			$body .= "\\trowd$definitions\n$cells\\row\n";
		}
	}
	return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\n$body}";
}

# Objects of a PDF, numbered from 1, with the table of where they stand.
sub pdf_of
{
	my (@objects) = @_;
	my ($bytes, @at) = ("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
	foreach my $i (0 .. $#objects)
	{
		push @at, length $bytes;
		$bytes .= ($i + 1) . " 0 obj\n$objects[$i]\nendobj\n";
	}
	my $start = length $bytes;
	$bytes .= "xref\n0 " . (@at + 1) . "\n0000000000 65535 f \n" . join('', map { sprintf "%010d 00000 n \n", $_ } @at);
	return $bytes . 'trailer << /Size ' . (@at + 1) . " /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
}

sub stream
{
	my ($content, $more) = @_;
	return "<< /Length " . length($content) . ($more // '') . " >>\nstream\n$content\nendstream";
}

# The font is no more than a name: its codes are UTF-16, and said to be so.
my $font_size = 8;
my @font = (
	'<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [ 5 0 R ] /ToUnicode 7 0 R >>',
	'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'
	  . ' /FontDescriptor 6 0 R /DW 1000 /W [ 32 126 500 ] >>',
	'<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [ 0 -200 1000 900 ] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
	stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
		  . "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
		  . join('', map { "1 beginbfrange <${_}00> <${_}FF> <${_}00> endbfrange\n" } map { sprintf '%02X', $_ } 0 .. 255)
		  . "endcmap end end"));

# A PDF of A3's width, a table a page, cells as wide as they need.  What is merged
# downwards stands in its first row.
sub pdf
{
	my ($page) = @_;
	my (@pages, @rest);
	my $first_page = 4 + @font;
	foreach my $table (@{ $page->{tables} })
	{
		my $grid = grid_of($table);
		my ($content, $y, @widths) = ('BT', 1000);
		my $width = sub { my $w = 0; $w += ord($_) < 127 ? 0.5 : 1 foreach split //, $_[0]; return $font_size * $w; };
		my $show = sub {
			my ($x, $text) = @_;
			$content .= sprintf "\n/F %d Tf 1 0 0 1 %d %d Tm <%s> Tj", $font_size, $x, $y, uc unpack 'H*', encode('UTF-16BE', plain($text));
		};
		# of columns, from cells that stand in one
		foreach my $row (@$grid)
		{
			foreach my $x (0 .. $#$row)
			{
				my $needed = $row->[$x][0]{colspan} == 1 ? $width->($row->[$x][0]{text}) + 16 : 24;
				$widths[$x] = $needed if $needed > ($widths[$x] // 0);
			}
		}
		$show->(40, $page->{title}) unless @pages;
		$y -= 20;
		$show->(40, $table->{caption});
		foreach my $row (@$grid)
		{
			my $at = 40;
			$y -= 16;
			foreach my $x (0 .. $#$row)
			{
				my ($cell, $first, $left) = @{ $row->[$x] };
				$show->($at, $cell->{text}) if $first && $left;
				$at += $widths[$x];
			}
		}
		push @rest, "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 1191 1191 ] /Resources << /Font << /F 4 0 R >> >> /Contents "
		  . ($first_page + @rest + 1) . ' 0 R >>', stream("$content\nET");
		push @pages, ($first_page + @rest - 2) . ' 0 R';
	}
	# 3 is nothing, so that the font's numbers stay
	return pdf_of('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count ' . @pages . ' /Kids [ ' . join(' ', @pages) . ' ] >>',
		'null', @font, @rest);
}

# A page that is a picture.
sub scan
{
	return pdf_of('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>',
		stream("\xAA" x 8, ' /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1'),
		stream('q 595 0 0 842 0 0 cm /I Do Q'));
}

1;

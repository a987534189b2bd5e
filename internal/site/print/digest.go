package print

import (
	"fmt"
	"hash/maphash"
	"reflect"
	"slices"
	"strings"
)

// deepest is how many levels a model may have: more is no plain data.
const deepest = 32

var (
	seed        = maphash.MakeSeed()
	words       = reflect.TypeFor[*Words]()
	articleText = reflect.TypeFor[*ArticleText]()
)

// digest returns a number that two different models of a page do not share. It
// holds for one run of the program: it is only ever compared with the digest of
// what was printed at the same path before.
func digest(template string, model any) (uint64, error) {
	d := newDigester()
	d.text(template)
	if err := d.value(reflect.ValueOf(model), 0); err != nil {
		return 0, err
	}
	return d.Sum64(), nil
}

// digestOf is the digest of a value whose type is known to be plain data.
func digestOf(v any) uint64 {
	d := newDigester()
	if err := d.value(reflect.ValueOf(v), 0); err != nil {
		panic(err.Error())
	}
	return d.Sum64()
}

type digester struct{ maphash.Hash }

func newDigester() *digester {
	d := &digester{}
	d.SetSeed(seed)
	return d
}

func (d *digester) number(n uint64) { maphash.WriteComparable(&d.Hash, n) }

func (d *digester) text(s string) {
	d.number(uint64(len(s)))
	d.WriteString(s)
}

// value takes a value, level levels below the model.
func (d *digester) value(v reflect.Value, level int) error {
	if level > deepest {
		return fmt.Errorf("%s is too deep for plain data", v.Type())
	}
	switch v.Kind() {
	case reflect.Invalid:
		d.number(0)
	case reflect.String:
		d.text(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		d.number(n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		d.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		maphash.WriteComparable(&d.Hash, v.Float())
	case reflect.Pointer, reflect.Interface:
		switch {
		case v.IsNil():
			d.number(0)
			return nil
		case v.Type() == words: // part of the theme
			d.text(v.Elem().FieldByName("Lang").String())
			return nil
		case v.Type() == articleText:
			d.number(v.Elem().FieldByName("number").Uint())
			return nil
		case v.Kind() == reflect.Interface:
			d.text(v.Elem().Type().String())
		}
		d.number(1)
		return d.value(v.Elem(), level+1)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			d.text(string(v.Bytes()))
			return nil
		}
		d.number(uint64(v.Len()))
		for i := range v.Len() {
			if err := d.value(v.Index(i), level+1); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := d.value(v.Field(i), level+1); err != nil {
				return err
			}
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		d.number(uint64(len(keys)))
		for _, key := range keys {
			if key.Kind() != reflect.String {
				return fmt.Errorf("a map of a model has texts as keys, not %s", key.Type())
			}
			d.text(key.String())
			if err := d.value(v.MapIndex(key), level+1); err != nil {
				return err
			}
		}
	default:
		return fmt.Errorf("a %s is no plain data", v.Type())
	}
	return nil
}
